using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>A small account to begin with: the three categories, the account holder, the caller, and one technician group.</summary>
internal sealed class FakeAccount
{
    public static readonly NodeId Root = new(1);
    public static readonly NodeId MasterAdministrators = new(2);
    public static readonly NodeId Administrators = new(3);
    public static readonly NodeId Technicians = new(4);
    public static readonly NodeId Holder = new(10);
    public static readonly NodeId Caller = new(11);
    public static readonly NodeId Support = new(20);

    private long _nextId = 100;

    public FakeAccount()
    {
        Category(Root, NodeId.None, NodeType.Root, "Example Ltd");
        Category(MasterAdministrators, Root, NodeType.MasterAdministrators, "Master Administrators");
        Category(Administrators, Root, NodeType.Administrators, "Administrators");
        Category(Technicians, Root, NodeType.Technicians, "Technicians");
        Rescue.Put(new FakeNode { Id = Holder, Parent = MasterAdministrators, Type = NodeType.MasterAdministrator, Name = "Olga Owner", Email = EmailAddress.From("owner@example.com"), Password = "secret", IsAccountHolder = true });
        Rescue.Put(new FakeNode { Id = Caller, Parent = MasterAdministrators, Type = NodeType.MasterAdministrator, Name = "Sync", Email = EmailAddress.From("sync@example.com"), Password = "secret" });
        Rescue.Put(new FakeNode { Id = Support, Parent = Technicians, Type = NodeType.TechnicianGroup, Name = "Support", Permissions = ["RemoteControl", "SendFile"], LockedPermissions = ["SendFile"], MobileLimit = 3 });
        Rescue.Caller = new RescueAccount(1, "Example Ltd", Caller, NodeId.None, EmailAddress.From("sync@example.com"));
    }

    public FakeRescue Rescue { get; } = new();

    public NodeId Group(NodeId parent, string name)
    {
        NodeType type = FakeRules.GroupIn(Rescue[parent].Type)!.Value;
        return Put(new FakeNode { Id = new NodeId(_nextId++), Parent = parent, Type = type, Name = name, Permissions = ["RemoteView"] });
    }

    public NodeId User(NodeId parent, string email, Func<FakeNode, FakeNode>? with = null)
    {
        NodeType type = FakeRules.UserIn(Rescue[parent].Type)!.Value;
        var node = new FakeNode { Id = new NodeId(_nextId++), Parent = parent, Type = type, Name = NameOf(email), Email = EmailAddress.From(email), Password = "secret" };
        return Put(with is null ? node : with(node));
    }

    public void Change(NodeId node, Func<FakeNode, FakeNode> with) => Rescue.Put(with(Rescue[node]));

    /// <summary>Reads what a preview would have read, and forgets that it did.</summary>
    public async Task<RescueSnapshot> SnapshotAsync(params NodeId[] detailsOf)
    {
        IReadOnlyList<RescueNode> nodes = await Rescue.GetHierarchyAsync();
        var snapshot = RescueSnapshot.Create(Rescue.Caller, nodes, detailsOf.Select(node => Rescue[node].ToUser()));
        Rescue.ForgetCalls();
        return snapshot;
    }

    private static string NameOf(string email) => char.ToUpperInvariant(email[0]) + email[1..email.IndexOf('@', StringComparison.Ordinal)];

    private void Category(NodeId id, NodeId parent, NodeType type, string name) => Rescue.Put(new FakeNode { Id = id, Parent = parent, Type = type, Name = name });

    private NodeId Put(FakeNode node)
    {
        Rescue.Put(node);
        return node.Id;
    }
}
