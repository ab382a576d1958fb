using System.Collections.Immutable;
using CsCheck;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;
using static Rescue.AdSync.Tests.Planning.Properties.WorldKeys;

namespace Rescue.AdSync.Tests.Planning.Properties;

/// <summary>Generates worlds.</summary>
internal static class WorldGen
{
    private static readonly string?[] Emails =
    [
        "ann@example.com", "ANN@example.com", "bob@example.com", "cat@example.com", "dan@example.com", "eve@example.com", "fay@example.com",
        "gus@example.com", "hal@example.com", "ida@example.com", "jon@example.com", "kim@example.com", "lea@example.com", "max@example.com",
        "sync@example.com", "boss@example.com", null,
    ];

    private static readonly string?[] Names = ["Ann", "Bob", "ann", "=1+1", "Zoë \"Z\" O'Neil", "line\nNodeID:1", "\uD800", "  ", null];

    private static readonly string[] GroupNames = ["L1", "l1", "L2", "L3", "EMEA", "APAC", "Night", "Day"];

    private static readonly Gen<string?> Email = Gen.OneOf(Emails);

    private static readonly Gen<string?> Name = Gen.OneOf(Names);

    private static readonly Gen<AccountState> State = Gen.Frequency(
        (6, Gen.Const(AccountState.Enabled)), (2, Gen.Const(AccountState.Disabled)), (1, Gen.Const(AccountState.Expired)), (1, Gen.Const(AccountState.Unknown)));

    private static readonly Gen<WorldUser> User =
        from directory in AnyDirectory
        from id in Gen.Int[1, MaxUsers]
        from mail in Email
        from upn in Email
        from name in Name
        from given in Name
        from state in State
        from guest in Rarely
        select new WorldUser(directory, new DirectoryUser
        {
            Id = UserId(id),
            Mail = mail,
            UserPrincipalName = upn,
            DisplayName = name,
            GivenName = given,
            Department = given,
            State = state,
            IsGuest = guest,
        });

    private static readonly Gen<WorldGroup> Group = GroupOf(AnyDirectory, Gen.Int[1, MaxGroups]);

    private static readonly Gen<WorldGroup[]> Groups =
        from usual in Gen.Int[0, UsualGroups]
        from usuals in GroupOf(Gen.Const(World.Directories[0]), Gen.Int[1, UsualGroups]).Array[2 * usual]
        from others in Group.Array[1, MaxGroups]
        select usuals.Concat(others).ToArray();

    // 1 root, 2 master administrators, 3 administrators, 4 technicians, 10 caller, 11 account holder; 20.. groups; 50.. users
    private static readonly Gen<RescueNode> TechnicianGroup =
        from id in Gen.Int[20, 24]
        from parent in Gen.Int[17, 23]
        from name in Gen.OneOf(GroupNames)
        select new RescueNode { Id = new NodeId(id), ParentId = new NodeId(parent < 20 || parent >= id ? 4 : parent), Type = NodeType.TechnicianGroup, Name = name };

    private static readonly Gen<RescueNode> AdministratorGroup =
        from id in Gen.Int[30, 32]
        from name in Gen.OneOf(GroupNames)
        select new RescueNode { Id = new NodeId(id), ParentId = new NodeId(id == 32 ? 30 : 3), Type = NodeType.AdministratorGroup, Name = name };

    private static readonly Gen<(RescueNode Node, UserDetails Details)> RescueUser =
        from id in Gen.Int[50, 64]
        from kind in Gen.Frequency((5, Gen.Const(NodeType.Technician)), (2, Gen.Const(NodeType.Administrator)), (2, Gen.Const(NodeType.MasterAdministrator)))
        from parent in Gen.Int[0, 5]
        from email in Email
        from name in Name
        from sso in Email
        from enabled in Gen.Int[0, 2].Select(n => n > 0)
        from mobile in Gen.Bool
        select MakeUser(id, kind, parent, email, name, sso, enabled, mobile);

    private static readonly Gen<RescueNode?> UnknownNode =
        from present in Rarely
        from parent in Gen.Int[20, 22]
        select present ? new RescueNode { Id = new NodeId(40), ParentId = new NodeId(parent), Type = NodeType.Unknown, TypeWord = "Gadget", Name = "Gizmo" } : null;

    private static readonly Gen<ImmutableArray<NodeId>> Unreadable =
        from none in NearlyAlways
        from users in Gen.Int[50, 64].Array[1, 2]
        select none ? ImmutableArray<NodeId>.Empty : [.. users.Distinct().Select(user => new NodeId(user))];

    private static readonly Gen<ImmutableDictionary<ObjectId, int>> LastGroupSizes =
        from some in Rarely
        from groups in Gen.Int[1, MaxGroups].Array[1, 4]
        select some ? groups.Distinct().ToImmutableDictionary(GroupId, number => number) : ImmutableDictionary<ObjectId, int>.Empty;

    private static readonly Gen<string?> Remark = Rarely.Select(some => some ? "A referral was not followed." : null);

    private static readonly Gen<Link> Link =
        from user in Gen.Int[1, MaxUsers]
        from node in Gen.Int[50, 66]
        from side in Gen.Enum<Side>()
        from granted in Gen.Bool
        select new Link(UserId(user), side, new NodeId(node)) { MobileGranted = granted };

    private static readonly Gen<Link> GroupLink =
        from user in Gen.Int[1, MaxGroups]
        from node in Gen.Frequency((4, Gen.Int[20, 25]), (1, Gen.Int[30, 33]))
        from created in Gen.Bool
        select new Link(GroupId(user), node < 30 ? Side.Technician : Side.Administrator, new NodeId(node)) { CreatedByUs = created };

    public static Gen<World> Worlds { get; } =
        from users in User.Array[0, 2 * MaxUsers]
        from groups in Groups
        from technicianGroups in TechnicianGroup.Array[1, 8]
        from administratorGroups in AdministratorGroup.Array[0, 4]
        from people in RescueUser.Array[0, 14]
        from links in Link.Array[0, 5]
        from groupLinks in GroupLink.Array[0, 3]
        from unknown in UnknownNode
        from unreadable in Unreadable
        from sizes in LastGroupSizes
        from remark in Remark
        from policy in WorldPolicies.Any
        select Make(users, groups, [.. technicianGroups, .. administratorGroups], unknown, people, policy) with
        {
            Unreadable = unreadable,
            Links = [.. links, .. groupLinks],
            LastGroupSizes = sizes,
            Remark = remark,
        };

    /// <summary>Makes the same worlds every time.</summary>
    public static World[] Some(int count)
    {
        var chance = new PCG(1, 4711);
        return [.. Enumerable.Range(0, count).Select(_ => Worlds.Generate(chance, null, out Size _))];
    }

    private static Gen<WorldGroup> GroupOf(Gen<DirectoryName> directories, Gen<int> ids) =>
        from directory in directories
        from id in ids
        from name in Gen.OneOf(GroupNames)
        from description in Name
        from users in Gen.Int[1, MaxUsers].Array[0, 6]
        from groups in Gen.Int[1, MaxGroups].Array[0, 2]
        from complete in NearlyAlways
        select new WorldGroup(directory, GroupId(id), name, description, [.. users.Select(UserId), .. groups.Select(GroupId)], complete);

    private static (RescueNode Node, UserDetails Details) MakeUser(int id, NodeType type, int parent, string? email, string? name, string? sso, bool enabled, bool mobile)
    {
        int parentId = type switch
        {
            NodeType.MasterAdministrator => 2,
            NodeType.Administrator => parent < 3 ? 3 : 27 + parent,
            _ => 20 + parent,
        };
        var node = new RescueNode
        {
            Id = new NodeId(id),
            ParentId = new NodeId(parentId),
            Type = type,
            Name = name,
            Email = EmailAddress.From(email),
            Status = enabled ? NodeStatus.Offline : NodeStatus.Disabled,
        };
        return (node, new UserDetails { Id = node.Id, Type = type, Name = name, Email = node.Email, SsoId = sso, IsEnabled = enabled, HasMobileAddOn = mobile });
    }

    private static World Make(
        WorldUser[] users,
        WorldGroup[] groups,
        RescueNode[] rescueGroups,
        RescueNode? unknown,
        (RescueNode Node, UserDetails Details)[] people,
        SyncPolicy policy)
    {
        RescueNode[] fixedNodes =
        [
            new() { Id = new NodeId(1), Type = NodeType.Root, Name = "Example" },
            new() { Id = new NodeId(2), ParentId = new NodeId(1), Type = NodeType.MasterAdministrators, Name = "Master Administrators" },
            new() { Id = new NodeId(3), ParentId = new NodeId(1), Type = NodeType.Administrators, Name = "Administrators" },
            new() { Id = new NodeId(4), ParentId = new NodeId(1), Type = NodeType.Technicians, Name = "Technicians" },

            // Keeps the ids that a projection makes up clear of those that stale links name.
            new() { Id = new NodeId(1000), ParentId = new NodeId(1), Type = NodeType.Channel, Name = "Channel" },
            new() { Id = new NodeId(10), ParentId = new NodeId(2), Type = NodeType.MasterAdministrator, Name = "Sync", Email = EmailAddress.From("sync@example.com") },
            new() { Id = new NodeId(11), ParentId = new NodeId(2), Type = NodeType.MasterAdministrator, Name = "Boss", Email = EmailAddress.From("boss@example.com") },
        ];
        IEnumerable<RescueNode> usual = Enumerable.Range(20, UsualGroups)
            .Select(id => new RescueNode { Id = new NodeId(id), ParentId = new NodeId(4), Type = NodeType.TechnicianGroup, Name = $"Group {id}" });
        RescueNode[] groupNodes = [.. rescueGroups.Append(unknown).Concat(usual).OfType<RescueNode>().DistinctBy(node => node.Id)];
        HashSet<NodeId> known = [.. fixedNodes.Concat(groupNodes).Select(node => node.Id)];

        // A group whose parent was not generated hangs below its category; a user without a parent goes.
        groupNodes = [.. groupNodes.Select(node => known.Contains(node.ParentId) ? node : node with { ParentId = new NodeId(node.Type == NodeType.AdministratorGroup ? 3 : 4) })];
        (RescueNode Node, UserDetails Details)[] kept = [.. people.DistinctBy(user => user.Node.Id).Where(user => known.Contains(user.Node.ParentId))];
        return new World(
            [.. users.DistinctBy(user => (user.Directory, user.User.Id))],
            [.. groups.DistinctBy(group => (group.Directory, group.Id))],
            [.. fixedNodes, .. groupNodes, .. kept.Select(user => user.Node)],
            [.. kept.Select(user => user.Details), Holder(10, "sync@example.com", false), Holder(11, "boss@example.com", true)],
            [],
            [],
            ImmutableDictionary<ObjectId, int>.Empty,
            null,
            policy);
    }

    private static UserDetails Holder(int id, string email, bool holder) => new()
    {
        Id = new NodeId(id),
        Type = NodeType.MasterAdministrator,
        Email = EmailAddress.From(email),
        IsEnabled = true,
        IsAccountHolder = holder,
    };
}
