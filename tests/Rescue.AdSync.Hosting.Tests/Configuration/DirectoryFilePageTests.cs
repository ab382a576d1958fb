using System.Text.RegularExpressions;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Hosting.Tests.Configuration;

public sealed partial class DirectoryFilePageTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"adsync-page-{Guid.NewGuid():N}.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Its_example_is_sound_and_complete()
    {
        await File.WriteAllTextAsync(_path, Example().Match(RepositoryFiles.Read("docs/reference/directory-file.md")).Groups[1].Value, Token);
        var source = new FileDirectorySource(new DirectoryName("hr"), _path);

        IReadOnlyList<GroupSummary> groups = await source.FindGroupsAsync(GroupQuery.All, Token);
        DirectorySnapshot snapshot = await source.ReadAsync([.. groups.Select(group => group.Id)], Token);

        Assert.Equal(["Level 2", "Support"], snapshot.Groups.Select(group => group.Name).Order());
        Assert.All(snapshot.Groups, group => Assert.True(group.IsComplete, group.IncompleteReason));
        DirectoryUser ann = Assert.Single(snapshot.Users, user => user.UserPrincipalName == "ann@example.com");
        Assert.All(
            [ann.Mail, ann.DisplayName, ann.GivenName, ann.Surname, ann.Department, ann.JobTitle, ann.Description],
            value => Assert.False(string.IsNullOrEmpty(value)));
        Assert.Equal(AccountState.Enabled, ann.State);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
