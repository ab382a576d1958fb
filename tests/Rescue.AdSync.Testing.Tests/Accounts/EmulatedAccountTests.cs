using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Tests.Accounts;

public sealed class EmulatedAccountTests
{
    private readonly EmulatedAccount _account = EmulatedAccount.CreateSample();

    private NodeId Support => _account.FindByPath("Technicians/Support")!.Id;

    [Fact]
    public void An_empty_account_has_its_categories_its_holder_and_its_caller()
    {
        EmulatedAccount account = EmulatedAccount.CreateEmpty("Acorn", "robot@example.com");

        Assert.Equal(6, account.Count);
        Assert.Equal(
            [NodeType.MasterAdministrators, NodeType.Administrators, NodeType.Technicians],
            account.ChildrenOf(account.Root).Select(node => node.Type));
        Assert.True(account.FindByEmail(EmulatedAccount.AccountHolderEmail)[0].IsAccountHolder);
        Assert.Equal(("robot@example.com", NodeType.MasterAdministrator), (account[account.Caller].Email, account[account.Caller].Type));
    }

    [Theory]
    [InlineData("Technicians/Support/Level 2", "Level 2")]
    [InlineData("/technicians//SUPPORT/", "Support")]
    [InlineData("", "Example Company")]
    [InlineData("Technicians/Nowhere/Level 2", null)]
    public void Nodes_are_found_by_path(string path, string? expected) => Assert.Equal(expected, _account.FindByPath(path)?.Name);

    [Fact]
    public void Users_are_found_by_e_mail_in_any_case_and_every_role()
    {
        NodeId seat = _account.AddUser(Support, "Ada Abel", "Ada.Abel@example.com");

        Assert.Equal([NodeType.Administrator, NodeType.Technician], _account.FindByEmail("ADA.ABEL@EXAMPLE.COM").Select(node => node.Type));

        _account.Edit(seat, node => node with { Email = "ada@example.com" });
        Assert.Equal(seat, Assert.Single(_account.FindByEmail("ada@example.com")).Id);
        _account.Remove(seat);
        Assert.Empty(_account.FindByEmail("ada@example.com"));
    }

    [Fact]
    public void An_edit_moves_counts_and_raises_the_revision()
    {
        NodeId ben = _account.FindByEmail("ben.brook@example.com")[0].Id;
        NodeId field = _account.FindByPath("Technicians/Field")!.Id;
        long before = _account.Revision;

        _account.Edit(ben, node => node with { ParentId = field, HasMobileAddOn = true });

        Assert.True(_account.Revision > before);
        Assert.Equal(2, _account.MobileSeatsTaken);
        Assert.Contains(_account.ChildrenOf(field), node => node.Id == ben);
        Assert.DoesNotContain(_account.ChildrenOf(Support), node => node.Id == ben);
    }

    [Fact]
    public void Nodes_taken_before_a_change_stay_as_they_were()
    {
        IReadOnlyList<EmulatedNode> before = _account.Nodes;

        _account.Remove(Support);

        Assert.Contains(before, node => node.Name == "Level 2");
        Assert.DoesNotContain(_account.Nodes, node => node.Name == "Level 2");
    }

    [Fact]
    public void Any_state_can_be_made_by_hand_and_none_hangs_the_account()
    {
        NodeId support = Support;
        NodeId levelTwo = _account.FindByPath("Technicians/Support/Level 2")!.Id;
        _account.Edit(support, node => node with { ParentId = levelTwo });
        NodeId stray = _account.AddNode(new NodeId(1), NodeType.Unknown, node => node with { TypeWord = "Castle" });

        Assert.Equal("INVALID_MOVE", _account.MoveNode(support, levelTwo).Word);
        Assert.Equal("Castle", _account[stray].TypeWord);
        _account.Remove(support);
        Assert.Null(_account.Find(levelTwo));
    }

    [Fact]
    public void Hand_edits_of_nothing_say_so()
    {
        Assert.Throws<KeyNotFoundException>(() => _account[new NodeId(1)]);
        Assert.Throws<KeyNotFoundException>(() => _account.Edit(new NodeId(1), node => node));
        Assert.Throws<KeyNotFoundException>(() => _account.Remove(new NodeId(1)));
        Assert.Throws<KeyNotFoundException>(() => _account.SetPassword(new NodeId(1), "x"));
        Assert.Throws<ArgumentException>(() => _account.AddUser(_account.Technicians, "x", "x@example.com"));
        Assert.Throws<ArgumentException>(() => _account.AddGroup(_account.MasterAdministrators, "x"));
        Assert.Throws<ArgumentException>(() => _account.Edit(Support, node => node with { Id = new NodeId(1) }));
    }

    [Fact]
    public void Taking_a_password_away_forgets_it()
    {
        NodeId ben = _account.FindByEmail("ben.brook@example.com")[0].Id;
        _account.SetPassword(ben, "Secret-11");

        _account.Edit(ben, node => node with { HasPassword = false });

        Assert.False(_account.PasswordMatches(ben, "Secret-11"));
    }

    [Fact]
    public void What_a_caller_sent_does_not_print_itself()
    {
        var write = new UserWrite { Node = new NodeId(5), Password = "Secret-11", Confirmation = "Secret-11", CurrentPassword = "Secret-22" };

        Assert.Equal("5", write.ToString());
    }
}
