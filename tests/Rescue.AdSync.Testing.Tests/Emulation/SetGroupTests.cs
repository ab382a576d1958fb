namespace Rescue.AdSync.Testing.Tests.Emulation;

public sealed class SetGroupTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    private EmulatedNode Group => _emulator.Account[_emulator.Support];

    public async ValueTask InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Permissions_are_written_words_unknown_here_included()
    {
        string answer = await SetAsync(
            ("name", "Support"), ("status", "Enabled"), ("description", "New"), ("permission", "RemoteControl, SomethingNew,"), ("lockedpermission", "RemoteControl"),
            ("standardconcurrentlimit", 5), ("mobileconcurrentlimit", 4), ("rpatconcurrentlimit", 3));

        Assert.Equal("OK", answer);
        Assert.Equal(["RemoteControl", "SomethingNew"], Group.Permissions);
        Assert.Equal(["RemoteControl"], Group.LockedPermissions);
        Assert.Equal(("New", 5, 4, 3), (Group.Description, Group.StandardConcurrentLimit, Group.MobileConcurrentLimit, Group.RpatConcurrentLimit));
    }

    [Theory]
    [InlineData("setGroup")]
    [InlineData("setGroup_v2")]
    public async Task What_is_left_out_is_dropped(string method)
    {
        _emulator.Account.Edit(_emulator.Support, node => node with { StandardConcurrentLimit = 9, LockedPermissions = ["RemoteView"] });

        Assert.Equal("OK", await _emulator.PostAsync(method, ("node", _emulator.Support), ("name", "Support"), ("status", "Disabled")));

        EmulatedNode group = _emulator.Account.Find(_emulator.Account.FindByPath("Technicians/Support")!.Id)!;
        Assert.Empty(group.Permissions);
        Assert.Empty(group.LockedPermissions);
        Assert.Equal((string.Empty, 0, false), (group.Description, group.StandardConcurrentLimit, group.IsEnabled));
    }

    [Theory]
    [InlineData("name", "", "INVALIDPARAM_NAME")]
    [InlineData("status", "On", "INVALIDPARAM_STATUS")]
    [InlineData("node", "1", "INVALIDPARAM_NODE")]
    [InlineData("mobileconcurrentlimit", "-1", "INVALIDPARAM_CONCURRENTLIMIT")]
    public async Task Each_bad_field_has_its_word_and_changes_nothing(string field, string value, string expected)
    {
        long before = _emulator.Account.Revision;
        var fields = new Dictionary<string, object?> { ["node"] = _emulator.Support, ["name"] = "Support", ["status"] = "Enabled", [field] = value };

        Assert.Equal(expected, await _emulator.PostAsync("setGroup_v2", [.. fields.Select(pair => (pair.Key, pair.Value))]));

        Assert.Equal(before, _emulator.Account.Revision);
    }

    [Fact]
    public async Task Users_and_categories_are_no_groups()
    {
        foreach (NodeId node in new[] { _emulator.Ben, _emulator.Account.Technicians })
        {
            Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("setGroup_v2", ("node", node), ("name", "x"), ("status", "Enabled")));
        }
    }

    private Task<string> SetAsync(params (string Name, object? Value)[] fields) =>
        _emulator.PostAsync("setGroup_v2", [("node", _emulator.Support), .. fields]);
}
