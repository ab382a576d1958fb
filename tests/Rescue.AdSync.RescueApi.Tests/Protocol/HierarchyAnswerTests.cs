using System.Globalization;
using System.Text;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Protocol;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Protocol;

public sealed class HierarchyAnswerTests
{
    private static IReadOnlyList<RescueNode> Parse(string transcript) => HierarchyAnswer.Parse(Transcript.Data(transcript));

    private static RescueNode Node(IReadOnlyList<RescueNode> nodes, long id) => nodes.Single(node => node.Id == new NodeId(id));

    [Fact]
    public void Reads_every_node_of_a_tree()
    {
        IReadOnlyList<RescueNode> nodes = Parse("getHierarchy");

        Assert.Equal(15, nodes.Count);
        Assert.Equal(
            new RescueNode
            {
                Id = new NodeId(337380),
                ParentId = new NodeId(337364),
                Name = "Ann Ash",
                Email = EmailAddress.From("ann@example.com"),
                Description = "Room 4: second floor",
                Status = NodeStatus.Offline,
                Type = NodeType.Technician,
            },
            Node(nodes, 337380));
        Assert.Equal(
            [
                NodeType.Root, NodeType.MasterAdministrators, NodeType.Administrators, NodeType.Technicians, NodeType.TechnicianGroup,
                NodeType.AdministratorGroup, NodeType.MasterAdministrator, NodeType.Administrator, NodeType.Technician, NodeType.Technician,
                NodeType.Technician, NodeType.AdministratorLink, NodeType.AdministratorGroupLink, NodeType.Channel, NodeType.Unknown,
            ],
            nodes.Select(node => node.Type));
    }

    [Theory]
    [InlineData("getHierarchy-crlf")]
    [InlineData("getHierarchy-keycase")]
    public void Reads_the_same_tree_in_every_spelling(string transcript) =>
        Assert.Equal(Parse("getHierarchy"), Parse(transcript));

    [Fact]
    public void Reads_the_layout_that_the_documentation_prints()
    {
        IReadOnlyList<RescueNode> nodes = Parse("getHierarchy-folded");

        Assert.Equal(["Technician Group1", "Ann Ash"], nodes.Select(node => node.Name));
        Assert.Equal([null, "Second floor"], nodes.Select(node => node.Description));
        Assert.Equal([NodeType.TechnicianGroup, NodeType.Technician], nodes.Select(node => node.Type));
    }

    [Fact]
    public void A_known_key_counts_at_the_start_of_a_line_only()
    {
        RescueNode bo = Node(Parse("getHierarchy"), 337381);

        Assert.Equal("Bo Birch (Email: none, Type: temp)", bo.Name);
        Assert.Equal("Bo.Birch@example.com", bo.Email.ToString());
        Assert.False(bo.IsEnabled);
    }

    [Fact]
    public void Keeps_words_that_are_not_known_and_ids_of_more_than_32_bits()
    {
        IReadOnlyList<RescueNode> nodes = Parse("getHierarchy");

        Assert.Equal("HologramGroup", Node(nodes, 337395).TypeWord);
        Assert.Equal(NodeStatus.Unknown, Node(nodes, 337395).Status);
        Assert.Equal(NodeType.Channel, Node(nodes, 4294967301).Type);
        Assert.Equal("Zoë Żuk 李", Node(nodes, 337382).Name);
    }

    [Fact]
    public void A_line_without_a_key_continues_the_text_before_it()
    {
        RescueNode ann = Node(Parse("getHierarchy-multiline-text"), 337380);

        Assert.Equal("Ann Ash", ann.Name);
        Assert.Equal("first  second paragraph Note: third", ann.Description);
        Assert.Equal(NodeType.Technician, ann.Type);
    }

    [Fact]
    public void Fields_that_Rescue_adds_one_day_are_left_out()
    {
        Assert.Equal(Parse("getHierarchy").Take(5), Parse("getHierarchy-new-fields"));
    }

    [Theory]
    [InlineData("getHierarchy-truncated-record", "a record without Status (NodeID 337395)")]
    [InlineData("getHierarchy-truncated-word", "a tree that is cut short")]
    [InlineData("getHierarchy-error-after-data", "stray text behind Type (NodeID 337395)")]
    [InlineData("getHierarchy-forged-fields", "Status more than once in one record (NodeID 337380)")]
    [InlineData("getHierarchy-forged-record", "a record without Status (NodeID 337380)")]
    public void S5_what_can_be_read_in_two_ways_is_refused(string transcript, string what)
    {
        var refused = Assert.Throws<UnreadableAnswerException>(() => Parse(transcript));
        Assert.Equal(what, refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("Name:Ann\nNodeID:1\n")]
    [InlineData("hello\n\nNodeID:1\n")]
    [InlineData("NodeID:\nParentID:0\nName:a\nEmail:\nDescription:\nStatus:Offline\nType:Root\n")]
    [InlineData("NodeID:0\nParentID:0\nName:a\nEmail:\nDescription:\nStatus:Offline\nType:Root\n")]
    [InlineData("NodeID:-5\nParentID:0\nName:a\nEmail:\nDescription:\nStatus:Offline\nType:Root\n")]
    [InlineData("NodeID:99999999999999999999\nParentID:0\nName:a\nEmail:\nDescription:\nStatus:Offline\nType:Root\n")]
    [InlineData("NodeID:1\nParentID:x\nName:a\nEmail:\nDescription:\nStatus:Offline\nType:Root\n")]
    [InlineData("NodeID:1\nParentID:0\nName:a\nEmail:\nDescription:\nStatus:Offline\nType:\n")]
    [InlineData("NodeID:1\nParentID:0\nName:a\nEmail:\nDescription:\nStatus:Offline\nType:Root\nNodeID:2\n")]
    [InlineData("NodeID:1 ParentID:0 Name:a Email: Description:b Email:c Status:Offline Type:Root")]
    [InlineData("NodeID:1 ParentID:0 Name:a NodeID:2 Email: Description: Status:Offline Type:Root")]
    [InlineData("NodeID:1 ParentID:0 Name:a Email:")]
    public void What_is_no_tree_is_refused(string data) =>
        Assert.Throws<UnreadableAnswerException>(() => HierarchyAnswer.Parse(Encoding.UTF8.GetBytes(data)));

    [Theory]
    [InlineData("ParentID:0\n")]
    [InlineData("ParentID:\n")]
    [InlineData("ParentID:-1\n")]
    [InlineData("")]
    public void The_root_may_name_no_parent_in_any_way(string parent)
    {
        byte[] data = Encoding.UTF8.GetBytes($"\n\nNodeID:1\n{parent}Name:a\nEmail:\nDescription:\nStatus:Offline\nType:Root");

        RescueNode root = Assert.Single(HierarchyAnswer.Parse(data));
        Assert.True(root.ParentId.IsNone);
    }

    [Fact]
    public void Reads_a_large_tree_and_allocates_in_proportion_to_it()
    {
        byte[] small = Tree(1_000), large = Tree(100_000);
        _ = Allocated(small);

        long perNodeSmall = Allocated(small) / 1_000;
        long perNodeLarge = Allocated(large) / 100_000;

        Assert.InRange(perNodeLarge, 1, perNodeSmall + 64);
    }

    private static long Allocated(byte[] data)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        IReadOnlyList<RescueNode> nodes = HierarchyAnswer.Parse(data);
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotEmpty(nodes);
        return after - before;
    }

    private static byte[] Tree(int nodes)
    {
        var text = new StringBuilder("\n\n");
        for (int i = 1; i <= nodes; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"NodeID:{i}\nParentID:{i / 10}\nName:Person {i:D6}\nEmail:p{i:D6}@example.com\nDescription:\nStatus:Offline\nType:Technician\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
