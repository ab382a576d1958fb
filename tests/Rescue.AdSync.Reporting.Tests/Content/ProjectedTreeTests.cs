using Rescue.AdSync.Accounts;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Content;
using Rescue.AdSync.Reporting.Tests.Support;

namespace Rescue.AdSync.Reporting.Tests.Content;

public sealed class ProjectedTreeTests
{
    [Fact]
    public void The_tree_is_shown_as_it_will_be()
    {
        Assert.Equal(
            """
            Master Administrators
              Morgan Ash
            Administrators
              Service desk leads
                Bo Beech [New] new user
                Kim Birch
            Technicians
              EMEA
                Gus Holly
                Level 1
                  Carol Oak [Changed] name, SSO id changed
                  Dan Elm [Disabled] may no longer sign in; mobile licence taken back
                  Eve Fir [Moved in] from Technicians/EMEA/Level 2
                Level 2 – field [Changed] until now Level 2
                  Eve Fir [Moved out] to Technicians/EMEA/Level 1
                  Finn Hazel [Enabled] may sign in again; mobile licence given
                Level 3 [New] new group
                  Ann Ash [New] new user
            """,
            Draw(new ReportContent(Sample.Preview(), null)));
    }

    [Fact]
    public void After_a_run_only_what_was_done_counts()
    {
        Preview preview = Sample.Preview();

        string tree = Draw(new ReportContent(preview, Sample.Run(preview.Plan)));

        Assert.Contains("\n    Level 2\n", tree, StringComparison.Ordinal);
        Assert.Contains("Dan Elm [Changed] mobile licence taken back", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("Bo Beech", tree, StringComparison.Ordinal);
        Assert.Contains("Eve Fir [Moved in]", tree, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_and_members_are_those_after_the_plan()
    {
        TreeLine[] lines = [.. new ReportContent(Sample.Preview(), null).Tree().Lines()];

        Assert.False(Assert.Single(lines, line => line.Name == "Dan Elm").IsEnabled);
        Assert.True(Assert.Single(lines, line => line.Name == "Finn Hazel").IsEnabled);
        Assert.Equal((2, 3), Members(lines, "Level 1"));
        Assert.Equal((2, 1), Members(lines, "Level 2 – field"));
        Assert.Equal((0, 1), Members(lines, "Level 3"));
    }

    [Fact]
    public void The_number_of_lines_is_never_more_than_foretold()
    {
        ProjectedTree tree = new ReportContent(Sample.Preview(), null).Tree();

        Assert.InRange(tree.Lines().LongCount(), 1, tree.MaxLines);
    }

    [Fact]
    public void A_group_may_be_created_in_a_group_that_is_created()
    {
        CreateGroupAction inner = Create(Sample.Id(7), "Inner") with { ParentObjectId = Sample.LevelThreeGroup };
        CreateGroupAction outer = Create(Sample.LevelThreeGroup, "Outer") with { ParentNodeId = new NodeId(40) };
        var content = new ReportContent(Sample.Preview(Sample.Plan(PlanVerdict.Ready, [], outer, inner)), null);

        Assert.Contains("    Outer [New] new group\n      Inner [New] new group", Draw(content), StringComparison.Ordinal);
        Assert.Equal("Technicians/EMEA/Outer/Inner", content.Paths.OfCreated(Side.Technician, Sample.Id(7)));
    }

    [Fact]
    public void Groups_that_would_contain_each_other_do_not_hang_the_report()
    {
        CreateGroupAction one = Create(Sample.Id(7), "One") with { ParentObjectId = Sample.Id(8) };
        CreateGroupAction two = Create(Sample.Id(8), "Two") with { ParentObjectId = Sample.Id(7) };
        var content = new ReportContent(Sample.Preview(Sample.Plan(PlanVerdict.Ready, [], one, two)), null);

        Assert.DoesNotContain("[New]", Draw(content), StringComparison.Ordinal);
        Assert.StartsWith("Two/One", content.Paths.OfCreated(Side.Technician, Sample.Id(7))[^7..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_that_is_not_sound_is_shown_as_far_as_it_hangs_together()
    {
        RescueSnapshot sound = Sample.Rescue();
        RescueNode[] nodes =
        [
            .. sound.Nodes,
            new() { Id = new NodeId(60), ParentId = new NodeId(61), Type = NodeType.TechnicianGroup, Name = "Lost" },
            new() { Id = new NodeId(61), ParentId = new NodeId(60), Type = NodeType.TechnicianGroup, Name = "Loop" },
            new() { Id = new NodeId(40), ParentId = new NodeId(41), Type = NodeType.TechnicianGroup, Name = "Twin" },
        ];
        Preview preview = Sample.Preview(Sample.EmptyPlan()) with { Rescue = RescueSnapshot.Create(sound.Caller, nodes) };

        var content = new ReportContent(preview, null);

        Assert.Contains("Gus Holly", Draw(content), StringComparison.Ordinal);
        Assert.DoesNotContain("Lost", Draw(content), StringComparison.Ordinal);
        Assert.EndsWith("Loop/Lost", content.Paths.Of(new NodeId(60)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_nobody_knows_is_named_by_its_id()
    {
        NodePaths paths = new ReportContent(Sample.Preview(), null).Paths;

        Assert.Equal("777", paths.Of(new NodeId(777)));
        Assert.Equal(Sample.Id(9).ToString(), paths.OfCreated(Side.Technician, Sample.Id(9)));
        Assert.Equal("neither", paths.OfValue(Side.Technician, "neither"));
        Assert.Null(paths.OfValue(Side.Technician, null));
    }

    private static CreateGroupAction Create(ObjectId group, string name) => new()
    {
        Side = Side.Technician,
        PairingIndex = 0,
        Pairing = "Support EMEA",
        ObjectId = group,
        DisplayName = name,
        Changes = [new FieldChange(Field.Name, null, name)],
        Reason = "Mirrored.",
    };

    private static (int? Before, int? After) Members(TreeLine[] lines, string name)
    {
        TreeLine line = Assert.Single(lines, line => line.Name == name);
        return (line.MembersBefore, line.MembersAfter);
    }

    private static string Draw(ReportContent content) => string.Join('\n', content.Tree().Lines().Select(line =>
        new string(' ', 2 * line.Depth) + line.Name + (line.Change == TreeChange.None ? string.Empty : $" [{line.ChangeWord}] {line.Detail}")));
}
