using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Tests.Accounts;

public sealed class RescueSnapshotTests
{
    private static readonly RescueAccount Caller = new(1, "Example", new NodeId(10), NodeId.None, EmailAddress.None);

    [Fact]
    public void Create_SoundTree_HasNoFaultsInWhateverOrder()
    {
        RescueNode[] nodes = [Node(3, 2, NodeType.TechnicianGroup), Node(2, 1, NodeType.Technicians), Node(1, 0, NodeType.Root), Node(4, 3, NodeType.Technician)];
        RescueSnapshot snapshot = RescueSnapshot.Create(Caller, nodes);
        Assert.Empty(snapshot.Faults);
        Assert.Equal([1, 2, 3, 4], snapshot.Nodes.Select(node => node.Id.Value));
        Assert.Equal([new NodeId(4)], snapshot.ChildrenOf(new NodeId(3)).Select(node => node.Id));
        Assert.Empty(snapshot.ChildrenOf(new NodeId(99)));
        Assert.False(snapshot.TryGetNode(new NodeId(99), out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Create_RootThatNamesNobodyOrItself_IsSound(long parent) =>
        Assert.Empty(RescueSnapshot.Create(Caller, [Node(1, parent, NodeType.Root)]).Faults);

    [Fact]
    public void Create_NoNodesAtAll_HasNoRoot() =>
        Assert.Equal(["The tree has no root."], RescueSnapshot.Create(Caller, []).Faults);

    [Fact]
    public void Create_TwoRoots_IsAFault() =>
        Assert.Contains("The tree has 2 roots.", Faults(Node(1, 0, NodeType.Root), Node(2, 1, NodeType.Root)));

    [Fact]
    public void Create_RootBelowAnother_IsAFault() =>
        Assert.Contains("The root has a parent, node 2.", Faults(Node(1, 2, NodeType.Root), Node(2, 1, NodeType.Technicians)));

    [Fact]
    public void Create_StrayParents_NamesTheFirstFew()
    {
        IReadOnlyList<string> faults = Faults([Node(1, 0, NodeType.Root), .. Enumerable.Range(10, 8).Select(id => Node(id, 999, NodeType.Technician))]);
        Assert.Equal(5, faults.Count);
        Assert.Contains("Node 10 ('Name') names parent 999, which is not in the tree.", faults);
    }

    [Fact]
    public void Create_Loop_IsAFault() =>
        Assert.Equal(
            ["3 nodes hang in a loop and do not lead to the root."],
            Faults(Node(1, 0, NodeType.Root), Node(2, 3, NodeType.TechnicianGroup), Node(3, 2, NodeType.TechnicianGroup), Node(4, 2, NodeType.Technician)));

    [Fact]
    public void Create_DuplicateIds_IsAFault() =>
        Assert.Contains("Node id 2 occurs more than once.", Faults(Node(1, 0, NodeType.Root), Node(2, 1, NodeType.Technicians), Node(2, 1, NodeType.Technician)));

    [Fact]
    public void RescueNode_ForgedRecord_StaysOneLineOfText()
    {
        RescueNode node = Node(2, 1, NodeType.Technician) with { Name = "Ann\r\nNodeID:1", Description = "\n" };
        Assert.Equal("Ann  NodeID:1", node.Name);
        Assert.Null(node.Description);
    }

    [Fact]
    public void WithDetails_KnowsMore_AndReplacesWhatItKnew()
    {
        RescueSnapshot bare = RescueSnapshot.Create(Caller, [Node(1, 0, NodeType.Root), Node(2, 1, NodeType.Technician), Node(3, 1, NodeType.Technician)]);
        RescueSnapshot known = bare.WithDetails([Details(2, "Annie"), Details(99, "Nobody")], [new NodeId(3)]);
        Assert.Null(bare.DetailsOf(new NodeId(2)));
        Assert.Equal("Annie", known.DetailsOf(new NodeId(2))?.Nick);
        Assert.Null(known.DetailsOf(new NodeId(99)));
        Assert.True(IsUnreadable(known, 3));
        Assert.False(IsUnreadable(known, 2));
        RescueSnapshot later = known.WithDetails([Details(2, "Anna"), Details(3, "Bobby")], []);
        Assert.Equal("Anna", later.DetailsOf(new NodeId(2))?.Nick);
        Assert.False(IsUnreadable(later, 3));
    }

    [Fact]
    public void RescueNode_ToString_IsEmailElseNameElseId()
    {
        RescueNode node = Node(2, 1, NodeType.Technician);
        Assert.Equal("ann@example.com", (node with { Email = EmailAddress.From("ann@example.com") }).ToString());
        Assert.Equal("Name", node.ToString());
        Assert.Equal("2", (node with { Name = null }).ToString());
    }

    private static bool IsUnreadable(RescueSnapshot snapshot, long id) =>
        snapshot.Index.TryFind(new NodeId(id), out int position) && snapshot.IsUnreadable(position);

    private static IReadOnlyList<string> Faults(params RescueNode[] nodes) => RescueSnapshot.Create(Caller, nodes).Faults;

    private static RescueNode Node(long id, long parent, NodeType type) => new() { Id = new NodeId(id), ParentId = new NodeId(parent), Type = type, Name = "Name" };

    private static UserDetails Details(long id, string nick) => new() { Id = new NodeId(id), Type = NodeType.Technician, Nick = nick };
}
