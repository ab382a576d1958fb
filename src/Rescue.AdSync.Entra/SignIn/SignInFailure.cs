using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace Rescue.AdSync.Entra.SignIn;

/// <summary>Says in an administrator's words why Entra gave out no token. Its own messages are long, and name no remedy.</summary>
internal static partial class SignInFailure
{
    private const int LongestDetail = 300;

    private static readonly Dictionary<int, string> Explanations = new()
    {
        [50034] = "the account does not exist in this tenant; check TenantId",
        [50049] = "the tenant is not known in this cloud; check TenantId and Cloud",
        [53003] = "a Conditional Access policy blocks the application; let it in, or sign in from a place that the policy allows",
        [70021] = "no federated credential of the app registration fits this workload; compare issuer, subject and audience under Certificates & secrets, Federated credentials",
        [90002] = "the tenant does not exist in this cloud; check TenantId and Cloud",
        [500011] = "Microsoft Graph is not known in this tenant; check TenantId and Cloud",
        [700016] = "the application is not known in this tenant; check ClientId and TenantId",
        [700024] = "the proof of identity is dated outside its time; set the clock of this machine right",
        [700027] = "the certificate does not belong to the app registration, or has ended; upload its public part under Certificates & secrets",
        [700213] = "no federated credential of the app registration fits this workload; compare issuer, subject and audience under Certificates & secrets, Federated credentials",
        [900023] = "TenantId is neither a directory id nor a domain name of a tenant; copy it from the portal",
        [7000112] = "the application is disabled; enable it under Enterprise applications, Properties",
        [7000215] = "the client secret is wrong; give the secret's value, not its id, or make a new one under Certificates & secrets",
        [7000222] = "the client secret has ended; make a new one under Certificates & secrets",
        [7000229] = "the application has no service principal in this tenant; grant it admin consent there",
    };

    // Codes of Entra's own passing troubles.
    private static readonly HashSet<int> Passing = [50196, 90006, 90012, 90024, 90033, 90055, 900561];

    /// <summary>Explains a failure.</summary>
    /// <param name="failure">What the credential threw.</param>
    /// <param name="authority">The address that gives out tokens.</param>
    public static SignInException Explain(Exception failure, Uri authority)
    {
        string all = string.Join(" ", Chain(failure).Select(exception => exception.Message));
        if (CodePattern().Match(all) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out int code))
        {
            string what = Explanations.GetValueOrDefault(code) ?? Detail(all[match.Index..]);
            return new SignInException($"signing in failed (AADSTS{code}): {what}.", Passing.Contains(code), failure);
        }

        if (failure is CredentialUnavailableException)
        {
            return new SignInException($"there is no identity to sign in with here: {Detail(failure.Message)}. Check Credential, and that the machine or workload has the identity.", false, failure);
        }

        string reason = $"{authority.Host} gave no token: {Detail(Chain(failure).Last().Message)}";
        return new SignInException($"signing in failed: {reason}.", IsPassing(failure), failure);
    }

    private static bool IsPassing(Exception failure) => Chain(failure).Any(exception =>
        exception is HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError } or SocketException or IOException or OperationCanceledException
            or RequestFailedException { Status: 0 or 408 or 429 or >= 500 }
            or MsalServiceException { StatusCode: 408 or 429 or >= 500 });

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (Exception? exception = failure; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    private static string Detail(string text)
    {
        string line = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return line.Length <= LongestDetail ? line : $"{line[..LongestDetail]}...";
    }

    [GeneratedRegex(@"AADSTS(\d{4,9})", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
