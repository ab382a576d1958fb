using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Tests.Emulation;

namespace Rescue.AdSync.Testing.Tests.Directories;

public sealed class FileDirectorySourceTests : IDisposable
{
    private static readonly ObjectId Ann = Id(1);
    private static readonly ObjectId Bob = Id(2);
    private static readonly ObjectId Cid = Id(3);
    private static readonly ObjectId Support = Id(11);
    private static readonly ObjectId LevelTwo = Id(12);
    private static readonly ObjectId Other = Id(13);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"adsync-people-{Environment.ProcessId}-{TestContext.Current.Test!.UniqueID}.json");
    private readonly ManualClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Users_come_with_all_their_attributes()
    {
        DirectorySnapshot snapshot = await ReadAsync(
            Json(
                $$"""
                { "id": "{{Ann}}", "userPrincipalName": "ann@example.com", "mail": "Ann.Ash@example.com", "displayName": "Ann \"A\" Ásh", "givenName": "Ann",
                  "surname": "Ásh", "department": "IT", "jobTitle": "Agent", "description": "First", "enabled": true, "guest": true, "shoeSize": 38 }
                """,
                Group(Support, "Support", Ann)),
            Support);

        Assert.Equal(
            new DirectoryUser
            {
                Id = Ann,
                UserPrincipalName = "ann@example.com",
                Mail = "Ann.Ash@example.com",
                DisplayName = "Ann \"A\" Ásh",
                GivenName = "Ann",
                Surname = "Ásh",
                Department = "IT",
                JobTitle = "Agent",
                Description = "First",
                State = AccountState.Enabled,
                IsGuest = true,
            },
            Assert.Single(snapshot.Users));
        Assert.Equal(("Support", "About Support", true), (snapshot.Groups[0].Name, snapshot.Groups[0].Description, snapshot.Groups[0].IsComplete));
    }

    [Theory]
    [InlineData("\"enabled\": true", AccountState.Enabled)]
    [InlineData("\"enabled\": false", AccountState.Disabled)]
    [InlineData("\"enabled\": null", AccountState.Unknown)]
    [InlineData("\"guest\": false", AccountState.Unknown)]
    [InlineData("\"enabled\": true, \"expires\": \"\"", AccountState.Enabled)]
    [InlineData("\"enabled\": true, \"expires\": \"2026-03-03\"", AccountState.Enabled)]
    [InlineData("\"enabled\": true, \"expires\": \"2026-03-02\"", AccountState.Expired)]
    [InlineData("\"enabled\": true, \"expires\": \"2026-03-02T10:30:00+02:00\"", AccountState.Expired)]
    [InlineData("\"expires\": \"2026-03-02\"", AccountState.Expired)]
    [InlineData("\"enabled\": false, \"expires\": \"2026-03-02\"", AccountState.Disabled)]
    public async Task What_is_not_said_to_be_enabled_is_not_known_to_be(string properties, AccountState expected)
    {
        DirectorySnapshot snapshot = await ReadAsync(Json($$"""{ "id": "{{Ann}}", {{properties}} }""", Group(Support, "Support", Ann)), Support);

        Assert.Equal(expected, Assert.Single(snapshot.Users).State);
    }

    [Fact]
    public async Task Only_what_is_nested_in_the_groups_asked_for_is_read()
    {
        DirectorySnapshot snapshot = await ReadAsync(
            Json(
                $"{User(Ann)}, {User(Bob)}, {User(Cid)}",
                Group(Support, "Support", Ann, LevelTwo), Group(LevelTwo, "Level 2", Bob, Ann, Support), Group(Other, "Other", Cid, Support)),
            Support,
            Support,
            Id(99));

        Assert.Equal([Support, LevelTwo], snapshot.Groups.Select(group => group.Id));
        Assert.Equal([Ann, Bob], snapshot.Users.Select(user => user.Id).Order());
        Assert.Equal([0], snapshot.Groups[1].GroupMembers.ToArray());
        Assert.Equal(2, snapshot.Groups[1].UserMembers.Length);
    }

    [Fact]
    public async Task A_member_who_is_not_in_the_file_makes_the_group_incomplete()
    {
        DirectorySnapshot snapshot = await ReadAsync(Json(User(Ann), Group(Support, "Support", Ann, Bob)), Support);

        Assert.False(snapshot.Groups[0].IsComplete);
        Assert.Contains(Bob.ToString(), snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
        Assert.Single(snapshot.Users);
    }

    [Fact]
    public async Task Groups_are_found_by_name()
    {
        FileDirectorySource source = await SourceAsync(
            Json(User(Ann), Group(Support, "Support", Ann, LevelTwo), Group(LevelTwo, "Level 2 support"), Group(Other, "other")));

        Assert.Equal(["Level 2 support", "other", "Support"], (await source.FindGroupsAsync(GroupQuery.All, Token)).Select(group => group.Name));
        Assert.Equal(["Level 2 support", "Support"], (await source.FindGroupsAsync(new GroupQuery(GroupCriterion.Contains, "SUPP"), Token)).Select(group => group.Name));
        GroupSummary found = Assert.Single(await source.FindGroupsAsync(new GroupQuery(GroupCriterion.StartsWith, "sup"), Token));
        Assert.Equal(new GroupSummary(Support, "Support") { Description = "About Support", MemberCount = 2 }, found);
        Assert.Empty(await source.FindGroupsAsync(new GroupQuery(GroupCriterion.Equals, "Supp"), Token));
    }

    [Fact]
    public async Task The_file_is_read_anew_each_time()
    {
        FileDirectorySource source = await SourceAsync(Json(User(Ann), Group(Support, "Support", Ann)));
        Assert.Single((await source.ReadAsync([Support], Token)).Users);

        await File.WriteAllTextAsync(_path, Json(User(Ann), Group(Support, "Support")), Token);

        Assert.Empty((await source.ReadAsync([Support], Token)).Users);
    }

    [Fact]
    public async Task Comments_and_trailing_commas_are_allowed_and_case_does_not_matter()
    {
        DirectorySnapshot snapshot = await ReadAsync($$"""{ "Users": [], /* none yet */ "GROUPS": [ { "ID": "{{Support}}", "Name": "Support", "Members": [], }, ], }""", Support);

        Assert.Equal("Support", Assert.Single(snapshot.Groups).Name);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("null", "holds 'null'")]
    [InlineData("{\n  \"users\": [\n    { \"id\": \"x\" \n", "line")]
    [InlineData("{ \"users\": 5 }", "(users)")]
    [InlineData("{ \"users\": [ { \"enabled\": \"yes\" } ] }", "(users[0].enabled)")]
    [InlineData("{ \"users\": [], \"users\": [] }", "Duplicate")]
    public async Task Broken_JSON_is_named_with_its_place(string json, string expected)
    {
        DirectoryException exception = await FailAsync(json);

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Directory 'hr': {_path} ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ }", "'users' is missing; write an empty list if there are none. 'groups' is missing;")]
    [InlineData("""{ "users": [ null ], "groups": [ null ] }""", "users[0] is null. groups[0] is null.")]
    [InlineData("""{ "users": [ { } ], "groups": [] }""", "users[0].id is missing.")]
    [InlineData("""{ "users": [ { "id": "ann" } ], "groups": [] }""", "users[0].id 'ann' is not a GUID")]
    [InlineData("""{ "users": [ { "id": "00000000-0000-0000-0000-000000000000" } ], "groups": [] }""", "is the empty one")]
    [InlineData("""{ "users": [], "groups": [ { "id": "00000000-0000-0000-0000-000000000001", "members": [] } ] }""", "groups[0].name is missing")]
    [InlineData("""{ "users": [], "groups": [ { "id": "00000000-0000-0000-0000-000000000001", "name": "a\nb", "members": [] } ] }""", "control characters")]
    [InlineData("""{ "users": [], "groups": [ { "id": "00000000-0000-0000-0000-000000000001", "name": "x" } ] }""", "groups[0].members is missing")]
    [InlineData("""{ "users": [], "groups": [ { "id": "00000000-0000-0000-0000-000000000001", "name": "x", "members": ["y", null] } ] }""", "groups[0].members[0] 'y' is not a GUID, or is the empty one. groups[0].members[1] is missing.")]
    [InlineData("""{ "users": [ { "id": "00000000-0000-0000-0000-000000000001", "expires": "soon" } ], "groups": [] }""", "users[0].expires 'soon' is not a date")]
    public async Task Each_fault_is_named_with_its_place(string json, string expected) =>
        Assert.Contains(expected, (await FailAsync(json)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task One_key_is_for_one_object()
    {
        string twoUsers = (await FailAsync(Json($"{User(Ann)}, {User(Ann)}"))).Message;
        string userAndGroup = (await FailAsync(Json(User(Ann), Group(Ann, "Support")))).Message;

        Assert.Contains($"users[1].id {Ann} is also that of users[0].", twoUsers, StringComparison.Ordinal);
        Assert.Contains($"groups[0].id {Ann} is also that of users[0].", userAndGroup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_faults_the_first_ten_are_named()
    {
        string message = (await FailAsync(Json(string.Join(", ", Enumerable.Repeat("{ }", 15))))).Message;

        Assert.Contains("users[9].id", message, StringComparison.Ordinal);
        Assert.DoesNotContain("users[10].id", message, StringComparison.Ordinal);
        Assert.EndsWith("And 5 more.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var source = new FileDirectorySource(new DirectoryName("hr"), "no/such/people.json");

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => source.FindGroupsAsync(GroupQuery.All, Token));

        Assert.Contains(Path.GetFullPath("no/such/people.json"), exception.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        var source = new FileDirectorySource(new DirectoryName("hr"), Path.GetTempPath());

        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<DirectoryException>(() => source.ReadAsync([], Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_can_be_cancelled()
    {
        FileDirectorySource source = await SourceAsync(Json(User(Ann)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.ReadAsync([Support], new CancellationToken(canceled: true)));
    }

    private static ObjectId Id(int number) => ObjectId.Parse($"00000000-0000-0000-0000-{number:D12}");

    private static string User(ObjectId id) => $$"""{ "id": "{{id}}", "enabled": true }""";

    private static string Group(ObjectId id, string name, params ObjectId[] members) =>
        $$"""{ "id": "{{id}}", "name": "{{name}}", "description": "About {{name}}", "members": [{{string.Join(", ", members.Select(member => $"\"{member}\""))}}] }""";

    private static string Json(string users, params string[] groups) => $$"""{ "users": [{{users}}], "groups": [{{string.Join(", ", groups)}}] }""";

    private async Task<FileDirectorySource> SourceAsync(string json)
    {
        await File.WriteAllTextAsync(_path, json, Token);
        return new FileDirectorySource(new DirectoryName("hr"), _path, _clock);
    }

    private async Task<DirectorySnapshot> ReadAsync(string json, params ObjectId[] groups) => await (await SourceAsync(json)).ReadAsync(groups, Token);

    private async Task<DirectoryException> FailAsync(string json)
    {
        FileDirectorySource source = await SourceAsync(json);
        await Assert.ThrowsAsync<DirectoryException>(() => source.FindGroupsAsync(GroupQuery.All, Token));
        return await Assert.ThrowsAsync<DirectoryException>(() => source.ReadAsync([Support], Token));
    }
}
