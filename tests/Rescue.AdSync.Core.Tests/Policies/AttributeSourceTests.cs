using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Policies;

public sealed class AttributeSourceTests
{
    private static readonly DirectoryUser Ann = new()
    {
        Id = new ObjectId(Guid.AllBitsSet),
        UserPrincipalName = "ann@corp.example",
        Mail = "ann@example.com",
        DisplayName = "Ann Ash",
        GivenName = "Ann",
        Department = "IT",
        Description = "Words",
    };

    [Theory]
    [InlineData("displayName", "Ann Ash")]
    [InlineData("DISPLAYNAME", "Ann Ash")]
    [InlineData("userPrincipalName", "ann@corp.example")]
    [InlineData("mail", "ann@example.com")]
    [InlineData("description", "Words")]
    [InlineData("surname", null)]
    [InlineData("jobTitle | department", "IT")]
    [InlineData("jobTitle|surname", null)]
    [InlineData("{givenName} {surname}", "Ann")]
    [InlineData("{surname} {jobTitle}", null)]
    [InlineData("{surname}, {givenName}", ", Ann")]
    [InlineData("{department}: { givenName }", "IT: Ann")]
    [InlineData("Staff of {department}!", "Staff of IT!")]
    [InlineData("{surname} {jobTitle} | {mail}", "ann@example.com")]
    [InlineData("}{givenName}", "}Ann")]
    public void ValueFor_Source_GivesTheFirstThatIsThere(string source, string? value) =>
        Assert.Equal(value, AttributeSource.Parse(source).ValueFor(Ann));

    [Theory]
    [InlineData("", "must not be empty")]
    [InlineData("  ", "must not be empty")]
    [InlineData("displayName |", "must not be empty")]
    [InlineData("| displayName", "must not be empty")]
    [InlineData("nickname", "'nickname' is no attribute; there are department, description")]
    [InlineData("{givenName} {oops}", "'oops' is no attribute")]
    [InlineData("{}", "'' is no attribute")]
    [InlineData("{givenName", "opens a brace that it does not close")]
    [InlineData("{given{Name}", "'given{Name' is no attribute")]
    public void Parse_Fault_SaysWhatIsWrong(string source, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => AttributeSource.Parse(source)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_Null_IsRefused() => Assert.Throws<ArgumentNullException>(() => AttributeSource.Parse(null!));

    [Fact]
    public void Equality_IsOfTheText()
    {
        Assert.Equal(AttributeSource.Parse(" mail "), AttributeSource.Parse("mail"));
        Assert.Equal(AttributeSource.Parse("mail").GetHashCode(), AttributeSource.Parse("mail").GetHashCode());
        Assert.NotEqual(AttributeSource.Parse("Mail"), AttributeSource.Parse("mail"));
        Assert.False(AttributeSource.Parse("mail").Equals((object?)null));
        Assert.Equal("mail", AttributeSource.Parse("mail").ToString());
        Assert.Equal(AttributeRule.From("mail", WriteRule.Never), AttributeRule.From("mail", WriteRule.Never));
    }
}
