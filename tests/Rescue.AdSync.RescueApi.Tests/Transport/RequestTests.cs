using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Transport;

/// <summary>What goes over the wire, to the letter.</summary>
public sealed class RequestTests : IDisposable
{
    private readonly Sut _sut = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static KeyValuePair<string, string> Pair(string name, string value) => new(name, value);

    public void Dispose() => _sut.Dispose();

    [Fact]
    public async Task E5_setUser_sends_the_whole_record_and_no_password()
    {
        _sut.Server.On("setUser_v2", Reply.Text("OK"));

        Assert.Equal(RescueResult.Ok, await _sut.Client.SetUserAsync(Samples.User, Cancel));

        Assert.Equal(
            [
                Pair("node", "337380"), Pair("name", "Ann Ash"), Pair("nick", "Annie"), Pair("email", "ann@example.com"),
                Pair("ssoid", "ann.ash"), Pair("description", "Room 4: 50 % & more"), Pair("status", "Enabled"),
                Pair("mobileaddon", "True"), Pair("addons", "True"), Pair("rpataddon", "False"), Pair("authcode", Sut.Token),
            ],
            _sut.Server.Single("setUser_v2").Form);
    }

    [Fact]
    public async Task E5_setUser_sends_empty_fields_as_empty()
    {
        _sut.Server.On("setUser_v2", Reply.Text("OK"));

        await _sut.Client.SetUserAsync(Samples.User with { Nick = null, SsoId = null, Description = null, IsEnabled = false, HasMobileAddOn = false }, Cancel);

        RescueServer.Seen seen = _sut.Server.Single("setUser_v2");
        Assert.Equal(("", "", ""), (seen.Field("nick"), seen.Field("ssoid"), seen.Field("description")));
        Assert.Equal(("Disabled", "False", "False"), (seen.Field("status"), seen.Field("mobileaddon"), seen.Field("addons")));
    }

    [Fact]
    public async Task A_new_password_is_sent_twice_and_an_empty_one_never()
    {
        _sut.Server.On("setUser_v2", Reply.Text("OK"));

        await _sut.Client.SetUserAsync(Samples.User with { NewPassword = new Secret(Sut.Password) }, Cancel);
        await _sut.Client.SetUserAsync(Samples.User with { NewPassword = new Secret("") }, Cancel);

        Assert.Equal((Sut.Password, Sut.Password), (_sut.Server.Requests[0].Field("pwd"), _sut.Server.Requests[0].Field("confpwd")));
        Assert.DoesNotContain("pwd", _sut.Server.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S5_a_line_break_in_a_value_does_not_reach_Rescue()
    {
        _sut.Server.On("setUser_v2", Reply.Text("OK"));

        await _sut.Client.SetUserAsync(Samples.User with { Description = "x\r\n\r\nNodeID:1" }, Cancel);

        Assert.Equal("x    NodeID:1", _sut.Server.Single("setUser_v2").Field("description"));
    }

    [Fact]
    public async Task Text_is_sent_as_utf8()
    {
        _sut.Server.On("setUser_v2", Reply.Text("OK"));

        await _sut.Client.SetUserAsync(Samples.User with { Name = "Zoë Żuk 李 +=&" }, Cancel);

        Assert.Equal("Zoë Żuk 李 +=&", _sut.Server.Single("setUser_v2").Field("name"));
    }

    [Fact]
    public async Task MoveNode_sends_both_names_of_each_parameter()
    {
        _sut.Server.On("moveNode", Reply.Text("OK"));

        await _sut.Client.MoveNodeAsync(Samples.Ann, Samples.Group, Cancel);

        Assert.Equal(
            [Pair("node", "337380"), Pair("nodeID", "337380"), Pair("targetNode", "337364"), Pair("targetNodeID", "337364"), Pair("authcode", Sut.Token)],
            _sut.Server.Single("moveNode").Form);
    }

    [Fact]
    public async Task SetGroup_sends_permissions_and_the_limits_that_are_known()
    {
        _sut.Server.On("setGroup_v2", Reply.Text("OK"));

        await _sut.Client.SetGroupAsync(Samples.GroupDetails with { RpatConcurrentLimit = null }, Cancel);

        Assert.Equal(
            [
                Pair("node", "337364"), Pair("name", "Support L1"), Pair("status", "Enabled"), Pair("description", "First line"),
                Pair("permission", "RemoteControl,HologramCalls"), Pair("lockedpermission", "SendFile"),
                Pair("standardconcurrentlimit", "5"), Pair("mobileconcurrentlimit", "0"), Pair("authcode", Sut.Token),
            ],
            _sut.Server.Single("setGroup_v2").Form);
    }

    [Fact]
    public async Task Creates_send_the_parent_and_give_the_new_node()
    {
        _sut.Server.On("createUser", Reply.File("createUser-brackets")).On("createGroup", Reply.File("createUser-newline"));

        RescueResult<NodeId> user = await _sut.Client.CreateUserAsync(Samples.Group, Cancel);
        RescueResult<NodeId> group = await _sut.Client.CreateGroupAsync(Samples.Group, Cancel);

        Assert.Equal((new NodeId(337399), new NodeId(337399)), (user.Value, group.Value));
        Assert.Equal([Pair("parent", "337364"), Pair("authcode", Sut.Token)], _sut.Server.Single("createUser").Form);
        Assert.Equal([Pair("parent", "337364"), Pair("authcode", Sut.Token)], _sut.Server.Single("createGroup").Form);
    }

    [Fact]
    public async Task A_create_without_the_new_id_has_an_unknown_outcome()
    {
        _sut.Server.On("createUser", Reply.Text("OK"));

        RescueResult<NodeId> user = await _sut.Client.CreateUserAsync(Samples.Group, Cancel);

        Assert.Equal(new RescueResult(RescueErrorCode.Unreadable, "OK without the new node's id"), user.Result);
        Assert.Single(_sut.Server.Requests);
    }

    [Fact]
    public async Task Reads_ask_for_one_node_and_the_tree_is_never_filtered()
    {
        _sut.Server.On("getUser_v3", Reply.File("getUser")).On("getGroup_v2", Reply.File("getGroup"))
            .On("getHierarchy_v2", Reply.File("getHierarchy")).On("getAccount", Reply.File("getAccount"));

        Assert.Equal("Annie", (await _sut.Client.GetUserAsync(Samples.Ann, Cancel)).Value?.Nick);
        Assert.Equal("Support L1", (await _sut.Client.GetGroupAsync(Samples.Group, Cancel)).Value?.Name);
        Assert.Equal(15, (await _sut.Client.GetHierarchyAsync(Cancel)).Count);
        Assert.Equal(new NodeId(337370), (await _sut.Client.GetAccountAsync(Cancel)).AdministratorNode);

        Assert.Equal("337380", _sut.Server.Single("getUser_v3").Field("node"));
        Assert.Equal("337364", _sut.Server.Single("getGroup_v2").Field("node"));
        Assert.Equal([Pair("authcode", Sut.Token)], _sut.Server.Single("getHierarchy_v2").Form);
        Assert.All(_sut.Server.Requests, seen => Assert.Equal("POST", seen.Verb));
        Assert.All(_sut.Server.Requests, seen => Assert.EndsWith($"/API/{seen.Method}.aspx", seen.Url, StringComparison.Ordinal));
    }
}
