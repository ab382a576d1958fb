using System.Globalization;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Tests.Emulation;

public sealed class NodeMethodTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    private EmulatedAccount Account => _emulator.Account;

    public async ValueTask InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory]
    [InlineData("Master Administrators", "createUser", NodeType.MasterAdministrator)]
    [InlineData("Administrators", "createUser", NodeType.Administrator)]
    [InlineData("Administrators/Regional", "createUser", NodeType.Administrator)]
    [InlineData("Technicians/Support", "createUser", NodeType.Technician)]
    [InlineData("Technicians", "createUser", null)]
    [InlineData("", "createUser", null)]
    [InlineData("Technicians/Support/Ben Brook", "createUser", null)]
    [InlineData("Administrators", "createGroup", NodeType.AdministratorGroup)]
    [InlineData("Administrators/Regional", "createGroup", NodeType.AdministratorGroup)]
    [InlineData("Technicians", "createGroup", NodeType.TechnicianGroup)]
    [InlineData("Technicians/Support", "createGroup", NodeType.TechnicianGroup)]
    [InlineData("Master Administrators", "createGroup", null)]
    [InlineData("", "createGroup", null)]
    public async Task The_parent_decides_what_is_created(string parent, string method, NodeType? expected)
    {
        Account.AddGroup(Account.Administrators, "Regional");
        int before = Account.Count;
        NodeId parentId = Account.FindByPath(parent)!.Id;

        string answer = await _emulator.PostAsync(method, ("parent", parentId));

        if (expected is null)
        {
            Assert.Equal("INVALIDPARAM_PARENT", answer);
            Assert.Equal(before, Account.Count);
            return;
        }

        Assert.Matches("^OK [0-9]+$", answer);
        EmulatedNode created = Account[new NodeId(long.Parse(answer[3..], CultureInfo.InvariantCulture))];
        Assert.Equal(
            new EmulatedNode { Id = created.Id, ParentId = parentId, Type = expected.Value, Status = NodeStatus.Disabled },
            created with { Permissions = [], LockedPermissions = [] });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("x")]
    public async Task Creating_below_nothing_is_INVALIDPARAM_PARENT(string? parent)
    {
        Assert.Equal("INVALIDPARAM_PARENT", await _emulator.PostAsync("createUser", ("parent", parent)));
        Assert.Equal("INVALIDPARAM_PARENT", await _emulator.PostAsync("createGroup", ("parent", parent)));
    }

    [Theory]
    [InlineData("Technicians/Support/Ben Brook", "Technicians/Field", "OK")]
    [InlineData("Technicians/Support/Level 2", "Technicians", "OK")]
    [InlineData("Administrators/Ada Abel", "Administrators/Regional", "OK")]
    [InlineData("Administrators/Regional", "Administrators", "OK")]
    [InlineData("Technicians/Support/Ben Brook", "Technicians", "INVALID_MOVE")]
    [InlineData("Technicians/Support/Ben Brook", "Administrators", "INVALID_MOVE")]
    [InlineData("Administrators/Ada Abel", "Technicians/Support", "INVALID_MOVE")]
    [InlineData("Administrators/Ada Abel", "Master Administrators", "INVALID_MOVE")]
    [InlineData("Master Administrators/Account Owner", "Administrators", "INVALID_MOVE")]
    [InlineData("Technicians/Support", "Technicians/Support/Level 2", "INVALID_MOVE")]
    [InlineData("Technicians/Support", "Technicians/Support", "INVALID_MOVE")]
    [InlineData("Technicians", "Administrators", "INVALID_MOVE")]
    public async Task A_move_needs_a_parent_of_the_right_kind(string node, string target, string expected)
    {
        Account.AddGroup(Account.Administrators, "Regional");
        EmulatedNode moving = Account.FindByPath(node)!;
        NodeId newParent = Account.FindByPath(target)!.Id;

        Assert.Equal(expected, await _emulator.PostAsync("moveNode", ("nodeID", moving.Id), ("targetNodeID", newParent)));

        Assert.Equal(moving with { ParentId = expected == "OK" ? newParent : moving.ParentId }, Account[moving.Id]);
    }

    [Fact]
    public async Task A_move_names_what_is_missing()
    {
        Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("moveNode", ("nodeID", 1), ("targetNodeID", _emulator.Support)));
        Assert.Equal("INVALIDPARAM_TARGETNODE", await _emulator.PostAsync("moveNode", ("nodeID", _emulator.Ben), ("targetNodeID", 1)));
    }

    [Fact]
    public async Task Get_and_post_use_the_names_of_their_own_samples()
    {
        NodeId field = Account.FindByPath("Technicians/Field")!.Id;

        Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("moveNode", ("node", _emulator.Ben), ("targetnode", field)));
        Assert.Equal("INVALIDPARAM_NODE", await _emulator.GetAsync("moveNode", ("nodeID", _emulator.Ben), ("targetNodeID", field)));
        Assert.Equal("OK", await _emulator.GetAsync("moveNode", ("node", _emulator.Ben), ("targetNode", field)));
        Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("deleteNode", ("node", _emulator.Ben)));
        Assert.Equal("OK", await _emulator.GetAsync("deleteNode", ("node", _emulator.Ben)));
    }

    [Fact]
    public async Task Deleting_a_group_takes_everything_below_it_along()
    {
        int below = 6;
        int before = Account.Count;

        Assert.Equal("OK", await _emulator.PostAsync("deleteNode", ("nodeID", _emulator.Support)));

        Assert.Equal(before - below, Account.Count);
        Assert.Empty(Account.FindByEmail("dan.dale@example.com"));
        Assert.DoesNotContain("eve.elm", await _emulator.PostAsync("getHierarchy_v2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Technicians")]
    [InlineData("Administrators")]
    [InlineData("Master Administrators")]
    [InlineData("Master Administrators/Account Owner")]
    [InlineData("Master Administrators/Directory Synchronisation")]
    public async Task What_an_account_cannot_do_without_is_not_deleted(string path)
    {
        int before = Account.Count;

        Assert.Equal("INVALID_DELETE", await _emulator.PostAsync("deleteNode", ("nodeID", Account.FindByPath(path)!.Id)));

        Assert.Equal(before, Account.Count);
    }

    [Fact]
    public async Task Deleting_nobody_is_INVALIDPARAM_NODE() =>
        Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("deleteNode", ("nodeID", 1)));
}
