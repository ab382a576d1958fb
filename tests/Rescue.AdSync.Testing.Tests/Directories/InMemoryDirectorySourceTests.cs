using System.Text;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Tests.Directories;

public sealed class InMemoryDirectorySourceTests
{
    private static readonly ObjectId Ann = ObjectId.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly ObjectId Bob = ObjectId.Parse("00000000-0000-0000-0000-000000000002");
    private static readonly ObjectId Support = ObjectId.Parse("00000000-0000-0000-0000-000000000011");
    private static readonly ObjectId LevelTwo = ObjectId.Parse("00000000-0000-0000-0000-000000000012");

    private readonly InMemoryDirectorySource _source = new(new DirectoryName("memory"));

    public InMemoryDirectorySourceTests()
    {
        _source.SetUser(new DirectoryUser { Id = Ann, DisplayName = "Ann", State = AccountState.Enabled });
        _source.SetUser(new DirectoryUser { Id = Bob, DisplayName = "Bob", State = AccountState.Enabled });
        _source.SetGroup(Support, "Support", "First line");
        _source.SetGroup(LevelTwo, "Level 2");
        _source.AddMembers(Support, Ann, LevelTwo);
        _source.AddMembers(LevelTwo, Bob);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_stays_as_it_was_while_the_directory_changes()
    {
        DirectorySnapshot before = await ReadAsync();

        _source.EditUser(Ann, user => user with { DisplayName = "Anna", State = AccountState.Disabled });
        _source.SetGroup(LevelTwo, "Second line");
        _source.RemoveMembers(LevelTwo, Bob);
        DirectorySnapshot after = await ReadAsync();

        Assert.Equal(["Ann", "Bob"], before.Users.Select(user => user.DisplayName));
        DirectoryUser anna = Assert.Single(after.Users);
        Assert.Equal(("Anna", AccountState.Disabled), (anna.DisplayName, anna.State));
        Assert.Equal(["Support", "Second line"], after.Groups.Select(group => group.Name));
        Assert.Equal(2, _source.Reads);
    }

    [Fact]
    public async Task Removing_an_object_takes_it_out_of_its_groups()
    {
        Assert.True(_source.Remove(LevelTwo));
        Assert.True(_source.Remove(Ann));
        Assert.False(_source.Remove(Ann));

        DirectoryGroup support = Assert.Single((await ReadAsync()).Groups);
        Assert.True(support.IsComplete);
        Assert.Equal((0, 0), (support.UserMembers.Length, support.GroupMembers.Length));
        Assert.Equal(Bob, Assert.Single(_source.Users).Id);
    }

    [Fact]
    public async Task A_member_who_is_not_there_makes_the_group_incomplete()
    {
        _source.AddMembers(LevelTwo, ObjectId.Parse("00000000-0000-0000-0000-000000000099"));

        Assert.Equal([true, false], (await ReadAsync()).Groups.Select(group => group.IsComplete));
    }

    [Fact]
    public async Task Incompleteness_and_remarks_are_told_until_taken_back()
    {
        _source.MarkIncomplete(Support, "Hidden.");
        _source.AddRemark("A referral was not followed.");
        DirectorySnapshot snapshot = await ReadAsync();
        Assert.Equal("Hidden.", snapshot.Groups[0].IncompleteReason);
        Assert.Equal(["A referral was not followed."], snapshot.Remarks);

        _source.MarkIncomplete(Support, null);
        Assert.True((await ReadAsync()).Groups[0].IsComplete);
    }

    [Fact]
    public async Task Calls_fail_as_long_as_they_are_told_to()
    {
        var failure = new DirectoryException(_source.Name, "The server is down.");
        _source.FailWith(failure);
        Assert.Same(failure, await Assert.ThrowsAsync<DirectoryException>(ReadAsync));
        Assert.Same(failure, await Assert.ThrowsAsync<DirectoryException>(() => _source.FindGroupsAsync(GroupQuery.All, Token)));

        _source.FailWith(null);
        Assert.Equal(["Level 2", "Support"], (await _source.FindGroupsAsync(GroupQuery.All, Token)).Select(group => group.Name));
        Assert.Equal((1, 2), (_source.Reads, _source.Searches));
    }

    [Fact]
    public async Task It_can_be_loaded_from_JSON()
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "users": [], "groups": [ { "id": "{{Support}}", "name": "Support", "members": [] } ] }"""));
        using var broken = new MemoryStream("{"u8.ToArray());

        InMemoryDirectorySource source = await InMemoryDirectorySource.LoadAsync(new DirectoryName("hr"), json, cancellationToken: Token);

        Assert.Equal("Support", Assert.Single((await source.ReadAsync([Support], Token)).Groups).Name);
        await Assert.ThrowsAsync<DirectoryException>(() => InMemoryDirectorySource.LoadAsync(new DirectoryName("hr"), broken, cancellationToken: Token));
    }

    [Fact]
    public void Edits_of_nothing_say_so()
    {
        ObjectId nobody = ObjectId.Parse("00000000-0000-0000-0000-000000000099");
        Assert.Throws<KeyNotFoundException>(() => _source.EditUser(nobody, user => user));
        Assert.Throws<KeyNotFoundException>(() => _source.AddMembers(nobody, Ann));
        Assert.Throws<KeyNotFoundException>(() => _source.MarkIncomplete(nobody));
        Assert.Throws<ArgumentException>(() => _source.SetUser(new DirectoryUser { Id = Support }));
        Assert.Throws<ArgumentException>(() => _source.SetGroup(Ann, "x"));
        Assert.Throws<ArgumentException>(() => _source.SetGroup(ObjectId.None, "x"));
    }

    private Task<DirectorySnapshot> ReadAsync() => _source.ReadAsync([Support], Token);
}
