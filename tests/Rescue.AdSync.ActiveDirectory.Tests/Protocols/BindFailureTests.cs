using System.DirectoryServices.Protocols;
using Rescue.AdSync.ActiveDirectory.Connecting;

namespace Rescue.AdSync.ActiveDirectory.Protocols;

public sealed class BindFailureTests
{
    private static readonly LdapEndpoint Server = new("dc1", 636);
    private static readonly ActiveDirectoryOptions Options = new() { Server = "dc1", UserName = "sync@example.com", Password = new Secret("sesame") };

    [Theory]
    [InlineData("525", "wrong user name or password")]
    [InlineData("52e", "wrong user name or password")]
    [InlineData("530", "time of day")]
    [InlineData("531", "from this computer")]
    [InlineData("532", "password has expired")]
    [InlineData("533", "is disabled")]
    [InlineData("701", "account has expired")]
    [InlineData("773", "must be changed")]
    [InlineData("775", "locked out")]
    public void Describe_InvalidCredentials_ReadsTheReason(string code, string expected)
    {
        string text = $"80090308: LdapErr: DSID-0C09042F, comment: AcceptSecurityContext error, data {code}, v2580";

        string message = BindFailure.Describe(Server, Options, new LdapException(49, "Invalid Credentials", text));

        Assert.StartsWith("dc1:636 refused the sign-in of 'sync@example.com': ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no idea")]
    public void Describe_InvalidCredentialsWithoutReason_SaysWhatIsKnown(string? text) => Assert.Contains(
        "wrong user name or password, or the account may not sign in",
        BindFailure.Describe(Server, Options, new LdapException(49, "Invalid Credentials", text)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(8, "unprotected connection")]
    [InlineData(13, "unprotected connection")]
    [InlineData(81, "could not agree")]
    [InlineData(91, "could not agree")]
    [InlineData(53, "LDAP result 53")]
    public void Describe_OtherCodes_SaysWhatToDo(int code, string expected) =>
        Assert.Contains(expected, BindFailure.Describe(Server, Options, new LdapException(code, "Something.")), StringComparison.Ordinal);

    [Theory]
    [InlineData(ActiveDirectorySecurity.None, "Set Security to Ldaps or StartTls.")]
    [InlineData(ActiveDirectorySecurity.Ldaps, "did not let 'sync@example.com' sign in: Busy.")]
    public void Describe_AnswerWithoutNumber_QuotesIt(ActiveDirectorySecurity security, string expected) => Assert.Contains(
        expected,
        BindFailure.Describe(Server, Options with { Security = security }, new DirectoryOperationException(null, "Busy.")),
        StringComparison.Ordinal);

    [Fact]
    public void Describe_Kerberos_NamesTheTicketAndTheKeytab() => Assert.Contains(
        "KRB5_CLIENT_KTNAME",
        BindFailure.Describe(Server, Options with { Authentication = ActiveDirectoryAuthentication.Negotiate }, new LdapException(82, "Local error")),
        StringComparison.Ordinal);
}
