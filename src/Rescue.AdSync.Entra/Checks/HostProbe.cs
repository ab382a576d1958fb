using System.Security.Authentication;
using Rescue.AdSync.Checks;

namespace Rescue.AdSync.Entra.Checks;

/// <summary>Looks whether somebody answers at an address, without any token. Whatever is answered will do.</summary>
internal sealed class HostProbe(Uri address, string? caCertificateFile)
{
    /// <summary>Gets a value indicating whether there was an answer.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>Gets the server's time, if it told.</summary>
    public DateTimeOffset? ServerTime { get; private set; }

    private string Host => address.IsDefaultPort ? address.Host : address.Authority;

    /// <summary>Asks for the root of the address.</summary>
    /// <returns>What came of it: whether it is reached, and TLS.</returns>
    public async Task<CheckResult[]> RunAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/"));
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            HasAnswered = true;
            ServerTime = response.Headers.Date;
            return [Reached($"{Host} answers."), Protected()];
        }
        catch (HttpRequestException failure) when (failure.InnerException is AuthenticationException tls)
        {
            return [Reached($"{Host} answers."), Untrusted(tls)];
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return [Unreached(failure), Result(CheckCode.Tls, CheckStatus.Skipped, $"{Host} was not reached.", null)];
        }
    }

    private CheckResult Reached(string message) => Result(CheckCode.Reachable, CheckStatus.Passed, message, null);

    private CheckResult Protected() => address.Scheme == Uri.UriSchemeHttps
        ? Result(CheckCode.Tls, CheckStatus.Passed, $"The connection to {Host} is protected, and its certificate is trusted.", null)
        : Result(CheckCode.Tls, CheckStatus.Warning, $"The connection to {Host} is not protected.", "This is for tests on one machine only. Give an address that begins with https.");

    private CheckResult Untrusted(AuthenticationException tls) => Result(
        CheckCode.Tls,
        CheckStatus.Failed,
        $"TLS with {Host} failed: {tls.Message}",
        caCertificateFile is null
            ? "Behind a proxy that opens TLS, put the certificate of its authority into CaCertificateFile (PEM)."
            : $"Check that CaCertificateFile '{caCertificateFile}' holds the authority that issued the certificate shown here. It replaces those of the operating system.");

    private CheckResult Unreached(Exception failure) => Result(
        CheckCode.Reachable,
        CheckStatus.Failed,
        failure is OperationCanceledException ? $"{Host} gives no answer." : $"{Host} cannot be reached: {failure.Message}",
        $"Let this machine reach {Host} on port {address.Port}, through the firewall or the proxy in HTTPS_PROXY.");

    private CheckResult Result(string code, CheckStatus status, string message, string? advice) => new(code, status, message) { Subject = Host, Advice = advice };
}
