using System.DirectoryServices.Protocols;
using System.Text.RegularExpressions;
using Rescue.AdSync.ActiveDirectory.Connecting;

namespace Rescue.AdSync.ActiveDirectory.Protocols;

/// <summary>Says in plain words why a domain controller did not let somebody sign in, and what to do.</summary>
internal static partial class BindFailure
{
    private const int StrongerAuthRequired = 8;
    private const int ConfidentialityRequired = 13;
    private const int InvalidCredentials = 49;
    private const int ServerDown = 81;
    private const int ConnectError = 91;

    public static string Describe(LdapEndpoint server, ActiveDirectoryOptions options, DirectoryException exception) => exception is LdapException ldap
        ? Describe(server, options, ldap)
        : DescribeAnswer(server, options, exception);

    // The library hands on some answers to a sign-in without their number, such as that it must be protected better.
    private static string DescribeAnswer(LdapEndpoint server, ActiveDirectoryOptions options, DirectoryException exception) => options.IsClearText
        ? $"{server} does not accept a sign-in over an unprotected connection: {exception.Message.TrimEnd('.')}. Set Security to Ldaps or StartTls."
        : $"{server} did not let {Who(options)} sign in: {exception.Message.TrimEnd('.')}.";

    private static string Describe(LdapEndpoint server, ActiveDirectoryOptions options, LdapException exception)
    {
        string words = ServerText.After(exception.ServerErrorMessage);
        return exception.ErrorCode switch
        {
            InvalidCredentials => $"{server} refused the sign-in of {Who(options)}: {Reason(exception.ServerErrorMessage)}",
            StrongerAuthRequired or ConfidentialityRequired =>
                $"{server} does not accept a sign-in over an unprotected connection. Set Security to Ldaps or StartTls{words}.",
            ServerDown or ConnectError =>
                $"{server} answers, but the LDAP library could not agree on a connection with it. Check that the library trusts the certificate's authority (CaCertificateFile) and that Server is the name in the certificate.",
            _ when options.Authentication == ActiveDirectoryAuthentication.Negotiate =>
                $"Kerberos could not sign in to {server}. Check that there is a valid ticket (klist) or that KRB5_CLIENT_KTNAME names a keytab, and that Server is a name the domain knows: {exception.Message.TrimEnd('.')} (LDAP result {exception.ErrorCode}){words}.",
            _ => $"{server} did not let {Who(options)} sign in: {exception.Message.TrimEnd('.')} (LDAP result {exception.ErrorCode}){words}.",
        };
    }

    /// <summary>Reads the number that Active Directory hides in its text, such as <c>AcceptSecurityContext error, data 52e</c>.</summary>
    internal static string Reason(string? serverText)
    {
        string code = SubCode().Match(serverText ?? string.Empty).Groups[1].Value.ToUpperInvariant();
        return code switch
        {
            "525" or "52E" => "wrong user name or password. Check UserName and Password.",
            "52F" or "568" => "restrictions of the account forbid it. Let an administrator of the domain look at it.",
            "530" => "the account may not sign in at this time of day. Check its logon hours.",
            "531" => "the account may not sign in from this computer. Check the computers it may log on to.",
            "532" => "its password has expired. Set a new one, and let it never expire if it is a service account.",
            "533" => "the account is disabled. Enable it, or use another.",
            "701" => "the account has expired. Extend it, or use another.",
            "773" => "its password must be changed at first sign-in. Change it once, then give the new one.",
            "775" => "the account is locked out after too many wrong passwords. Unlock it, then check Password.",
            _ => $"wrong user name or password, or the account may not sign in{ServerText.After(serverText)}.",
        };
    }

    private static string Who(ActiveDirectoryOptions options) =>
        options.Authentication == ActiveDirectoryAuthentication.Simple ? $"'{options.UserName}'" : "the process's own account";

    [GeneratedRegex(@"\bdata ([0-9a-fA-F]{3,4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex SubCode();
}
