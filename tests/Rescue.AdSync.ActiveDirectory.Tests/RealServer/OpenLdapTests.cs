using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>
/// The source over OpenLDAP, which is no Active Directory: its search keeps the contract there as well, and its reads, which
/// take what only Active Directory has, say so instead of showing empty groups.
/// </summary>
/// <remarks>
/// What a read takes: objects named by key (<c>&lt;GUID=...&gt;</c>, to OpenLDAP no distinguished name), names that bring their keys
/// along (control 1.2.840.113556.1.4.529) and <c>member;range=0-*</c>. What a search takes besides the attributes is
/// <c>defaultNamingContext</c> in the server's own entry, which this server was given. StartTLS is not tried here: OpenLDAP may
/// refuse it for as long as it has not put away the request before it, whose answer is out already.
/// </remarks>
public sealed class OpenLdapTests(OpenLdapFixture fixture) : IClassFixture<OpenLdapFixture>
{
    public static TheoryData<string> SearchCases => new(DirectorySourceContract.Cases
        .Where(one => one.Rule.StartsWith("IDirectorySource.FindGroupsAsync", StringComparison.Ordinal)
            || one.Rule.StartsWith("GroupSummary", StringComparison.Ordinal)
            || one.Name.Contains("search that", StringComparison.Ordinal)
            || one.Name.Contains("search made twice", StringComparison.Ordinal)
            || one.Needs == ContractFeatures.Outages)
        .Where(one => one.Needs != ContractFeatures.Failures)
        .Select(one => one.Name));

    [Theory]
    [MemberData(nameof(SearchCases))]
    public Task Its_search_keeps_the_contract(string name) => DirectorySourceContract.Find(name).RunAsync(fixture, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(ActiveDirectorySecurity.Ldaps)]
    [InlineData(ActiveDirectorySecurity.None)]
    public async Task It_signs_in_and_pages_past_the_limit_of_the_server(ActiveDirectorySecurity security)
    {
        IReadOnlyList<GroupSummary> found = await fixture.Reader(security).FindGroupsAsync(GroupQuery.All, TestContext.Current.CancellationToken);

        Assert.Equal(fixture.World.Groups.Count, found.Count);
    }

    [Fact]
    public async Task A_read_that_OpenLDAP_cannot_answer_is_incomplete_or_an_error_and_never_empty_S1()
    {
        ObjectId[] ids = [.. fixture.World.Groups.Select(group => group.SuggestedId)];
        DirectorySnapshot truth = fixture.World.Truth(fixture.Source.Name, ((IDirectorySourceFixture)fixture).IdOf, fixture.World.Groups.Select(group => group.Key));
        DirectorySnapshot? read = null;

        Exception? error = await Record.ExceptionAsync(async () => read = await fixture.Source.ReadAsync(ids, TestContext.Current.CancellationToken));

        if (read is null)
        {
            Assert.IsType<DirectoryException>(error);
            return;
        }

        Assert.Empty(DirectorySnapshotComparison.Untruths(truth, read));
        Assert.Equal(ids.Length, read.Groups.Count(group => !group.IsComplete));
    }
}
