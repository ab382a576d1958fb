using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Tests.Directories;

public sealed class DirectoryModelTests
{
    [Fact]
    public void DirectoryUser_Texts_AreCleanedWhenSet()
    {
        var user = new DirectoryUser
        {
            Id = new ObjectId(Guid.AllBitsSet),
            Mail = " ann@example.com\n",
            UserPrincipalName = "\t",
            DisplayName = "Ann\nNodeID:1",
            GivenName = " ",
            Surname = "Ash ",
            Department = "I\tT",
            JobTitle = null,
            Description = string.Empty,
        };
        Assert.Equal("ann@example.com", user.Mail);
        Assert.Equal("Ann NodeID:1", user.DisplayName);
        Assert.Equal("Ash", user.Surname);
        Assert.Equal("I T", user.Department);
        Assert.All([user.UserPrincipalName, user.GivenName, user.JobTitle, user.Description], Assert.Null);
        Assert.Equal(AccountState.Unknown, user.State);
    }

    [Theory]
    [InlineData("mail@example.com", "upn@example.com", "Ann", "mail@example.com")]
    [InlineData(null, "upn@example.com", "Ann", "upn@example.com")]
    [InlineData(null, null, "Ann", "Ann")]
    [InlineData(null, null, null, "ffffffff-ffff-ffff-ffff-ffffffffffff")]
    public void DirectoryUser_ToString_IsWhatAPersonWouldCallThem(string? mail, string? upn, string? name, string expected) =>
        Assert.Equal(expected, new DirectoryUser { Id = new ObjectId(Guid.AllBitsSet), Mail = mail, UserPrincipalName = upn, DisplayName = name }.ToString());

    [Fact]
    public void DirectoryName_IgnoresCase()
    {
        Assert.Equal(new DirectoryName("HQ"), new DirectoryName("hq"));
        Assert.Equal(new DirectoryName("HQ").GetHashCode(), new DirectoryName("hq").GetHashCode());
        Assert.Equal("HQ", new DirectoryName("HQ").ToString());
        Assert.Equal(string.Empty, default(DirectoryName).ToString());
        Assert.NotEqual(default, new DirectoryName("hq"));
        Assert.ThrowsAny<ArgumentException>(() => new DirectoryName(" "));
    }

    [Theory]
    [InlineData(GroupCriterion.StartsWith, "SUP", true)]
    [InlineData(GroupCriterion.StartsWith, "port", false)]
    [InlineData(GroupCriterion.Contains, "PPOR", true)]
    [InlineData(GroupCriterion.Contains, "*", false)]
    [InlineData(GroupCriterion.Equals, "support", true)]
    [InlineData(GroupCriterion.Equals, "suppor", false)]
    [InlineData(GroupCriterion.StartsWith, "", true)]
    [InlineData(GroupCriterion.Contains, "", true)]
    [InlineData(GroupCriterion.Equals, "", false)]
    public void GroupQuery_Matches_TakesTheTermLiterally(GroupCriterion criterion, string term, bool matches) =>
        Assert.Equal(matches, new GroupQuery(criterion, term).Matches("Support"));

    [Fact]
    public void DirectoryException_SaysWhichDirectory()
    {
        var exception = new DirectoryException(new DirectoryName("hq"), "The server cannot be reached. Check Directories:hq:Server.");
        Assert.StartsWith("Directory 'hq': The server", exception.Message, StringComparison.Ordinal);
        Assert.Equal(new DirectoryName("hq"), exception.Directory);
    }
}
