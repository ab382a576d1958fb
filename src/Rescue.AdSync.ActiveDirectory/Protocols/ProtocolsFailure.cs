using System.DirectoryServices.Protocols;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Protocols;

/// <summary>Puts the library's exceptions into the words of the seam.</summary>
internal static class ProtocolsFailure
{
    // Codes of the library itself, as against those that a server answers with.
    private const int ServerDown = 81;
    private const int TimedOut = 85;
    private const int ConnectError = 91;

    public static LdapFailureException From(DirectoryException exception) => exception switch
    {
        DirectoryOperationException { Response: { } response } => new(Kind(response.ResultCode), Describe(response), exception),
        LdapException ldap => new(Kind(ldap.ErrorCode), Describe(ldap), exception),
        _ => new(LdapFailure.Refused, exception.Message, exception),
    };

    private static LdapFailure Kind(ResultCode code) => code switch
    {
        ResultCode.NoSuchObject => LdapFailure.NotFound,
        ResultCode.InvalidDNSyntax or ResultCode.NamingViolation or ResultCode.UndefinedAttributeType => LdapFailure.InvalidName,
        ResultCode.Referral or ResultCode.ReferralV2 => LdapFailure.Elsewhere,
        ResultCode.SizeLimitExceeded or ResultCode.TimeLimitExceeded or ResultCode.AdminLimitExceeded => LdapFailure.Truncated,
        ResultCode.Busy or ResultCode.Unavailable => LdapFailure.ConnectionLost,
        _ => LdapFailure.Refused,
    };

    private static LdapFailure Kind(int code) => code switch
    {
        ServerDown or ConnectError => LdapFailure.ConnectionLost,
        TimedOut => LdapFailure.TimedOut,
        _ => Kind((ResultCode)code),
    };

    private static string Describe(DirectoryResponse response) =>
        $"the server answered {response.ResultCode} (LDAP result {(int)response.ResultCode}){ServerText.After(response.ErrorMessage)}";

    private static string Describe(LdapException exception) => exception.ErrorCode switch
    {
        ServerDown or ConnectError => "the connection to the server was lost",
        TimedOut => "the server did not answer in time",
        _ => $"{exception.Message.TrimEnd('.')} (LDAP result {exception.ErrorCode}){ServerText.After(exception.ServerErrorMessage)}",
    };
}
