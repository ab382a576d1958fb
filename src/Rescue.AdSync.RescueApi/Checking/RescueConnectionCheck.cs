using System.Runtime.CompilerServices;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Checks;
using Rescue.AdSync.RescueApi.Transport;

namespace Rescue.AdSync.RescueApi.Checking;

/// <summary>Tests the way to Rescue step by step: reachable, TLS, clock, and whether the credential is accepted.</summary>
internal sealed class RescueConnectionCheck(RescueConnection connection, IRescueReader reader)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Uri address = connection.Options.Address;
        long started = connection.TimeProvider.GetTimestamp();
        ProbeOutcome probe = await ServerProbe.AskAsync(address, Patience, connection.TimeProvider, cancellationToken).ConfigureAwait(false);
        CheckResult reachable = ConnectionVerdicts.Reachable(address, probe) with { Duration = connection.TimeProvider.GetElapsedTime(started) };
        CheckResult tls = ConnectionVerdicts.Tls(address, probe);
        yield return reachable;
        yield return tls;
        if (reachable.Status == CheckStatus.Failed || tls.Status == CheckStatus.Failed)
        {
            yield return new CheckResult(CheckCode.SignIn, CheckStatus.Skipped, "Not tried, because the server was not reached safely.");
            yield break;
        }

        yield return ConnectionVerdicts.Clock(probe);
        yield return await SignInAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<CheckResult> SignInAsync(CancellationToken cancellationToken)
    {
        string means = connection.Options.Token is null ? "E-mail and password are" : "The service token is";
        long started = connection.TimeProvider.GetTimestamp();
        try
        {
            RescueAccount account = await reader.GetAccountAsync(cancellationToken).ConfigureAwait(false);
            return new CheckResult(CheckCode.SignIn, CheckStatus.Passed, $"{means} accepted: {account.Email}, {account.Organization}.")
            {
                Duration = connection.TimeProvider.GetElapsedTime(started),
            };
        }
        catch (RescueException exception)
        {
            return new CheckResult(CheckCode.SignIn, CheckStatus.Failed, $"{RescueMethod.GetAccount.Name} {RescueFailures.Happened(exception.Result)}.")
            {
                Advice = RescueFailures.Advice(exception.Result.Code),
                Duration = connection.TimeProvider.GetElapsedTime(started),
            };
        }
    }
}
