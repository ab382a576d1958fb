using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Tests.InMemory;

public sealed class InMemoryRescueClientTests
{
    private readonly InMemoryRescueClient _client = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private EmulatedAccount Account => _client.Account;

    private NodeId Support => Account.FindByPath("Technicians/Support")!.Id;

    private NodeId Finn => Account.FindByEmail("finn.fox@example.com")[0].Id;

    [Fact]
    public async Task The_hierarchy_is_a_sound_tree_that_holds_the_caller()
    {
        RescueAccount caller = await _client.GetAccountAsync(Token);
        RescueSnapshot snapshot = RescueSnapshot.Create(caller, await _client.GetHierarchyAsync(Token));

        Assert.Empty(snapshot.Faults);
        Assert.Equal(Account.Count, snapshot.Nodes.Count);
        Assert.True(snapshot.TryGetNode(caller.AdministratorNode, out RescueNode? node));
        Assert.Equal((NodeType.MasterAdministrator, caller.Email), (node.Type, node.Email));
        Assert.True(caller.TechnicianNode.IsNone);
    }

    [Fact]
    public async Task A_user_is_created_filled_moved_and_read_back()
    {
        NodeId id = (await _client.CreateUserAsync(Support, Token)).Value;
        var record = new UserRecord
        {
            Id = id,
            Name = "Zoë",
            Email = EmailAddress.From("zoe@example.com"),
            Nick = "Z",
            SsoId = "zoe",
            Description = "New",
            IsEnabled = true,
            HasMobileAddOn = true,
            HasRpatAddOn = true,
            NewPassword = new Secret("Welcome-1"),
        };

        Assert.True((await _client.SetUserAsync(record, Token)).IsOk);
        Assert.True((await _client.MoveNodeAsync(id, Account.FindByPath("Technicians/Field")!.Id, Token)).IsOk);

        UserDetails details = (await _client.GetUserAsync(id, Token)).Value!;
        Assert.Equal(UserRecord.Keep(details), record with { NewPassword = null });
        Assert.Equal("Technicians/Field", "Technicians/" + Account[Account[id].ParentId].Name);
        Assert.True(Account.PasswordMatches(id, "Welcome-1"));
    }

    [Fact]
    public async Task A_group_is_created_filled_and_read_back()
    {
        NodeId id = (await _client.CreateGroupAsync(Support, Token)).Value;
        var group = new GroupDetails
        {
            Id = id,
            Name = "Night shift",
            Description = "After ten",
            Permissions = ["RemoteView"],
            LockedPermissions = ["RemoteView"],
            IsEnabled = true,
            StandardConcurrentLimit = 3,
            MobileConcurrentLimit = 2,
            RpatConcurrentLimit = 1,
        };

        Assert.True((await _client.SetGroupAsync(group, Token)).IsOk);

        GroupDetails read = (await _client.GetGroupAsync(id, Token)).Value!;
        Assert.Equal(group.Permissions, read.Permissions);
        Assert.Equal(group.LockedPermissions, read.LockedPermissions);
        Assert.Equal(group with { TypeWord = "TechnicianGroup" }, read with { Permissions = group.Permissions, LockedPermissions = group.LockedPermissions });
    }

    [Fact]
    public async Task Refusals_carry_Rescues_own_words()
    {
        Account.MobileSeats = 1;
        UserDetails ben = (await _client.GetUserAsync(Account.FindByEmail("ben.brook@example.com")[0].Id, Token)).Value!;

        Assert.Equal((RescueErrorCode.InvalidParent, "INVALIDPARAM_PARENT"), Words((await _client.CreateUserAsync(Account.Technicians, Token)).Result));
        Assert.Equal((RescueErrorCode.InvalidNode, "INVALIDPARAM_NODE"), Words((await _client.GetUserAsync(Support, Token)).Result));
        Assert.Equal((RescueErrorCode.InvalidMove, "INVALID_MOVE"), Words(await _client.MoveNodeAsync(ben.Id, Account.Administrators, Token)));
        Assert.Equal(
            (RescueErrorCode.EmailInUse, "INVALIDPARAM_EMAIL_ALREADY_IN_USE"),
            Words(await _client.SetUserAsync(UserRecord.Keep(ben) with { Email = EmailAddress.From("cleo.carr@example.com") }, Token)));
        Assert.Equal(
            (RescueErrorCode.InvalidMobileAddOn, "INVALIDPARAM_MOBILEADDON"),
            Words(await _client.SetUserAsync(UserRecord.Keep(ben) with { HasMobileAddOn = true }, Token)));
    }

    [Fact]
    public async Task Calls_are_counted_by_plain_names()
    {
        await _client.GetHierarchyAsync(Token);
        await _client.GetUserAsync(Finn, Token);
        await _client.CreateUserAsync(Support, Token);

        Assert.Equal((3, 1, 1), (_client.Calls.Total, _client.Calls.Writes, _client.Calls["getHierarchy"]));
        Assert.Equal(new RescueCall("getUser", Finn, "OK"), _client.Calls.Recent[1]);
    }

    public static TheoryData<RescueFault, RescueErrorCode> Faults => new()
    {
        { RescueFault.Error(), RescueErrorCode.Unspecified },
        { RescueFault.Word("POLLRATEEXCEEDED"), RescueErrorCode.Other },
        { RescueFault.Word("INVALIDPARAM_PARENT"), RescueErrorCode.InvalidParent },
        { RescueFault.Drop(), RescueErrorCode.NoAnswer },
        { RescueFault.BrokenBody(), RescueErrorCode.NoAnswer },
        { RescueFault.HttpStatus(503), RescueErrorCode.NoAnswer },
        { RescueFault.TruncatedBody(), RescueErrorCode.Unreadable },
        { RescueFault.HtmlPage(), RescueErrorCode.Unreadable },
        { RescueFault.Throttle(), RescueErrorCode.Throttled },
        { RescueFault.SessionExpiry(), RescueErrorCode.NotLoggedIn },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Faults_give_the_codes_that_a_real_client_would(RescueFault fault, RescueErrorCode expected)
    {
        int before = Account.Count;
        _client.Faults.Add(fault);

        RescueResult<NodeId> result = await _client.CreateUserAsync(Support, Token);

        Assert.Equal(expected, result.Result.Code);
        Assert.Equal(fault.AfterEffect ? before + 1 : before, Account.Count);
        Assert.True((await _client.CreateUserAsync(Support, Token)).IsOk);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_dropped_answer_may_hide_an_effect(bool afterEffect, int created)
    {
        int before = Account.Count;
        _client.Faults.Add(RescueFault.Drop(afterEffect));

        Assert.True((await _client.CreateUserAsync(Support, Token)).Result.IsOutcomeUnknown);

        Assert.Equal(before + created, Account.Count);
    }

    [Fact]
    public async Task Reads_that_have_no_result_throw()
    {
        _client.Faults.Add(RescueFault.Drop() with { Times = 2 });

        await Assert.ThrowsAsync<RescueException>(() => _client.GetHierarchyAsync(Token));
        RescueException exception = await Assert.ThrowsAsync<RescueException>(() => _client.GetAccountAsync(Token));
        Assert.Equal(RescueErrorCode.NoAnswer, exception.Result.Code);
    }

    [Fact]
    public async Task A_disabled_caller_may_not_act()
    {
        Account.Edit(Account.Caller, node => node with { Status = NodeStatus.Disabled });

        Assert.True((await _client.CreateUserAsync(Support, Token)).Result.IsAuthenticationFailure);
        await Assert.ThrowsAsync<RescueException>(() => _client.GetAccountAsync(Token));
    }

    [Fact]
    public async Task Latency_can_be_cancelled_and_the_call_then_has_no_effect()
    {
        _client.Faults.Add(RescueFault.Latency(TimeSpan.FromDays(1)));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        int before = Account.Count;

        Task<RescueResult<NodeId>> call = _client.CreateUserAsync(Support, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(before, Account.Count);
    }

    private static (RescueErrorCode Code, string? Word) Words(RescueResult result) => (result.Code, result.Word);
}
