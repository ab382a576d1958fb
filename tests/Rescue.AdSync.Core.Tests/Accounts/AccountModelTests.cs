using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Tests.Accounts;

public sealed class AccountModelTests
{
    [Theory]
    [InlineData("Technician", NodeType.Technician)]
    [InlineData("TECHNICIANGROUP", NodeType.TechnicianGroup)]
    [InlineData("administratorGroupLink", NodeType.AdministratorGroupLink)]
    [InlineData("Gadget", NodeType.Unknown)]
    [InlineData("3", NodeType.Unknown)]
    [InlineData(" Technician", NodeType.Unknown)]
    [InlineData("", NodeType.Unknown)]
    [InlineData(null, NodeType.Unknown)]
    public void NodeTypes_Parse_ReadsTheWord(string? word, NodeType type) => Assert.Equal(type, NodeTypes.Parse(word));

    [Theory]
    [InlineData(NodeType.Technicians, Side.Technician, false)]
    [InlineData(NodeType.TechnicianGroup, Side.Technician, false)]
    [InlineData(NodeType.Technician, Side.Technician, true)]
    [InlineData(NodeType.Administrators, Side.Administrator, false)]
    [InlineData(NodeType.AdministratorGroup, Side.Administrator, false)]
    [InlineData(NodeType.Administrator, Side.Administrator, true)]
    [InlineData(NodeType.MasterAdministrators, Side.Administrator, false)]
    [InlineData(NodeType.MasterAdministrator, Side.Administrator, true)]
    [InlineData(NodeType.Root, null, false)]
    [InlineData(NodeType.Channel, null, false)]
    [InlineData(NodeType.AdministratorLink, null, false)]
    [InlineData(NodeType.Unknown, null, false)]
    public void NodeTypes_SideAndUser(NodeType type, Side? side, bool isUser)
    {
        Assert.Equal(side, type.SideOf());
        Assert.Equal(isUser, type.IsUser());
    }

    [Fact]
    public void RescueNode_OnlyDisabledIsNotEnabled() => Assert.All(
        Enum.GetValues<NodeStatus>(),
        status => Assert.Equal(status != NodeStatus.Disabled, new RescueNode { Id = new NodeId(1), Type = NodeType.Technician, Status = status }.IsEnabled));

    [Fact]
    public void UserRecord_Keep_SendsBackEveryField()
    {
        var details = new UserDetails
        {
            Id = new NodeId(2),
            Type = NodeType.Technician,
            Name = "Ann",
            Nick = "Annie",
            Email = EmailAddress.From("ann@example.com"),
            SsoId = "ann",
            Description = "By hand",
            HasMobileAddOn = true,
            HasRpatAddOn = true,
            IsEnabled = true,
        };
        UserRecord record = UserRecord.Keep(details);
        Assert.Equal((details.Id, "Ann", details.Email, "Annie"), (record.Id, record.Name, record.Email, record.Nick));
        Assert.Equal(("ann", "By hand"), (record.SsoId, record.Description));
        Assert.True(record.IsEnabled && record.HasMobileAddOn && record.HasRpatAddOn);
        Assert.Null(record.NewPassword);
        Assert.Equal(string.Empty, UserRecord.Keep(details with { Name = null }).Name);
        Assert.Throws<ArgumentNullException>(() => UserRecord.Keep(null!));
    }

    [Fact]
    public void RescueResult_AFailureIsNoSuccess()
    {
        var failure = new RescueResult(RescueErrorCode.InvalidNode, "INVALIDPARAM_NODE");
        Assert.False(new RescueResult<string>(failure).IsOk);
        Assert.Equal("INVALIDPARAM_NODE", failure.ToString());
        Assert.True(new RescueResult<string>("value").IsOk);
        Assert.Throws<ArgumentException>(() => new RescueResult<string>(RescueResult.Ok));
    }
}
