using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Tests.Directories;

public sealed class DirectorySnapshotBuilderTests
{
    private static readonly ObjectId Support = Id(1);
    private static readonly ObjectId Night = Id(2);
    private static readonly ObjectId Ann = Id(3);
    private static readonly ObjectId Bob = Id(4);

    private readonly DirectorySnapshotBuilder _builder = new(new DirectoryName("hq"));

    public DirectorySnapshotBuilderTests() => _builder.AddGroup(Support, "Support", "First line");

    [Fact]
    public void Build_Members_ArePositionsEachOnce()
    {
        _builder.AddMember(Support, Bob);
        _builder.AddMember(Support, Ann);
        _builder.AddMember(Support, Night);
        _builder.AddMember(Support, Ann);
        _builder.AddUser(new DirectoryUser { Id = Ann });
        _builder.AddUser(new DirectoryUser { Id = Bob });
        _builder.AddGroup(Night, "Night");
        DirectorySnapshot snapshot = _builder.Build();
        Assert.True(snapshot.TryGetGroup(Support, out DirectoryGroup? group));
        Assert.Equal([0, 1], group.UserMembers.ToArray());
        Assert.Equal([1], group.GroupMembers.ToArray());
        Assert.True(group.IsComplete);
        Assert.Equal("First line", group.Description);
        Assert.Equal([Ann, Bob], snapshot.Users.Select(user => user.Id));
    }

    [Fact]
    public void Build_MemberThatNeverArrived_MakesTheGroupIncomplete()
    {
        _builder.AddMember(Support, Bob);
        _builder.AddMember(Support, Ann);
        DirectoryGroup group = Assert.Single(_builder.Build().Groups);
        Assert.False(group.IsComplete);
        Assert.Equal($"2 of its members could not be read, among them {Ann}.", group.IncompleteReason);
        Assert.Equal(0, group.UserMembers.Length);
    }

    [Fact]
    public void MarkIncomplete_Twice_KeepsTheFirstReason()
    {
        _builder.MarkIncomplete(Support, "A page is missing.");
        _builder.MarkIncomplete(Support, "The server is down.");
        _builder.AddMember(Support, Ann);
        Assert.Equal("A page is missing.", Assert.Single(_builder.Build().Groups).IncompleteReason);
    }

    [Fact]
    public void Add_Again_StaysAsItWas()
    {
        Assert.True(_builder.AddUser(new DirectoryUser { Id = Ann, Mail = "ann@example.com" }));
        Assert.False(_builder.AddUser(new DirectoryUser { Id = Ann, Mail = "other@example.com" }));
        Assert.False(_builder.AddGroup(Support, "Other"));
        DirectorySnapshot snapshot = _builder.Build();
        Assert.Equal("ann@example.com", Assert.Single(snapshot.Users).Mail);
        Assert.Equal("Support", Assert.Single(snapshot.Groups).Name);
        Assert.True(_builder.HasUser(Ann) && _builder.HasGroup(Support));
        Assert.False(_builder.HasUser(Bob) || _builder.HasGroup(Night));
    }

    [Fact]
    public void Add_WithoutKeyOrGroup_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => _builder.AddUser(new DirectoryUser { Id = ObjectId.None }));
        Assert.Throws<ArgumentException>(() => _builder.AddGroup(ObjectId.None, "Nameless"));
        Assert.Throws<ArgumentNullException>(() => _builder.AddUser(null!));
        Assert.Contains(Night.ToString(), Assert.Throws<InvalidOperationException>(() => _builder.AddMember(Night, Ann)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => _builder.MarkIncomplete(Night, "why"));
        Assert.Throws<ArgumentException>(() => _builder.MarkIncomplete(Support, " "));
        Assert.Throws<ArgumentException>(() => _builder.AddRemark(string.Empty));
    }

    [Fact]
    public void Build_GroupWithoutName_IsCalledByItsKey()
    {
        _builder.AddGroup(Night, " \n");
        _builder.AddRemark("A referral was not followed.");
        DirectorySnapshot snapshot = _builder.Build();
        Assert.Equal(Night.ToString(), snapshot.Groups[1].Name);
        Assert.Equal(["A referral was not followed."], snapshot.Remarks);
        Assert.False(snapshot.TryGetGroup(Ann, out _));
    }

    private static ObjectId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
