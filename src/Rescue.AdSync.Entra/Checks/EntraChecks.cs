using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Members;
using Rescue.AdSync.Entra.SignIn;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Checks;

/// <summary>Tests the way to a tenant step by step.</summary>
internal sealed class EntraChecks(DirectoryName directory, EntraOptions options, EntraAccess access, bool hasOwnCredential, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan NoticeableDrift = TimeSpan.FromMinutes(1);

    // Beyond this Entra refuses what is signed here.
    private static readonly TimeSpan LargestDrift = TimeSpan.FromMinutes(5);

    private CheckResult? _last;

    /// <summary>Makes the checks.</summary>
    public async IAsyncEnumerable<CheckResult> RunAsync(ObjectId? group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var signInHost = new HostProbe(access.Endpoints.Authority, options.CaCertificateFile);
        var graphHost = new HostProbe(access.Endpoints.Graph, options.CaCertificateFile);
        foreach (HostProbe probe in (HostProbe[])[signInHost, graphHost])
        {
            long start = clock.GetTimestamp();
            foreach (CheckResult result in await probe.RunAsync(access.Plain, cancellationToken).ConfigureAwait(false))
            {
                yield return Timed(result, start);
            }
        }

        yield return Clock(graphHost.ServerTime ?? signInHost.ServerTime);
        yield return ExpiryCheck.Make(options, hasOwnCredential, clock.GetUtcNow());
        yield return await TimedAsync(() => SignInAsync(cancellationToken)).ConfigureAwait(false);
        bool isSignedIn = _last is { Status: CheckStatus.Passed };
        foreach (CheckResult permission in PermissionChecks.Make(access.Tokens.Claims, isSignedIn))
        {
            yield return permission;
        }

        yield return isSignedIn && group is { IsNone: false } sample
            ? await TimedAsync(() => ReadGroupAsync(sample, cancellationToken)).ConfigureAwait(false)
            : new CheckResult(CheckCode.GroupRead, CheckStatus.Skipped, isSignedIn ? "There is no paired group to read." : "Nothing can be read without signing in.");
    }

    private async Task<CheckResult> TimedAsync(Func<Task<CheckResult>> check)
    {
        long start = clock.GetTimestamp();
        return Timed(await check().ConfigureAwait(false), start);
    }

    private CheckResult Timed(CheckResult result, long start) => _last = result with { Duration = clock.GetElapsedTime(start) };

    private CheckResult Clock(DateTimeOffset? serverTime)
    {
        if (serverTime is not { } time)
        {
            return new CheckResult(CheckCode.Clock, CheckStatus.Skipped, "No server told the time.");
        }

        TimeSpan drift = (clock.GetUtcNow() - time).Duration();
        string seconds = string.Create(CultureInfo.InvariantCulture, $"{drift.TotalSeconds:0} s");
        const string Advice = "Let this machine take the time from a time server.";
        if (drift > LargestDrift)
        {
            return new CheckResult(CheckCode.Clock, CheckStatus.Failed, $"The clocks of this machine and of Microsoft are {seconds} apart; from 300 s on signing in fails.") { Advice = Advice };
        }

        return drift > NoticeableDrift
            ? new CheckResult(CheckCode.Clock, CheckStatus.Warning, $"The clocks of this machine and of Microsoft are {seconds} apart.") { Advice = Advice }
            : new CheckResult(CheckCode.Clock, CheckStatus.Passed, "The clocks of this machine and of Microsoft agree.");
    }

    private async Task<CheckResult> SignInAsync(CancellationToken cancellationToken)
    {
        try
        {
            _ = await access.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            return new CheckResult(CheckCode.SignIn, CheckStatus.Passed, $"{access.Endpoints.Authority.Host} gives a token.");
        }
        catch (SignInException failure)
        {
            (string what, string? advice) = SignInText.Split(failure.Message);
            return new CheckResult(CheckCode.SignIn, CheckStatus.Failed, what) { Advice = advice };
        }
    }

    private async Task<CheckResult> ReadGroupAsync(ObjectId group, CancellationToken cancellationToken)
    {
        var picture = new TenantPicture();
        try
        {
            var session = new GraphSession(access.Graph, options, directory, clock, logger);
            await new MembershipReader(directory, session, options, logger).ReadAsync([group], picture, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is GraphFailureException or SignInException)
        {
            return Result(group, CheckStatus.Failed, SignInText.Sentence(failure.Message), null);
        }

        return Judge(group, picture.ToSnapshot(directory, [group]));
    }

    private static CheckResult Judge(ObjectId id, DirectorySnapshot read)
    {
        if (!read.TryGetGroup(id, out DirectoryGroup? group))
        {
            return Result(id, CheckStatus.Failed, "There is no such group in this tenant.", "Check the id of the paired group, and TenantId.");
        }

        return read.Groups.FirstOrDefault(one => !one.IsComplete) is { } incomplete
            ? Result(id, CheckStatus.Warning, $"Group '{incomplete.Name}' is not read completely. {incomplete.IncompleteReason}", "Until it is, nobody is disabled or moved on the side that it is paired on.")
            : Result(id, CheckStatus.Passed, string.Create(CultureInfo.InvariantCulture, $"Group '{group.Name}' is read completely: {group.UserMembers.Length} users and {group.GroupMembers.Length} groups."), null);
    }

    private static CheckResult Result(ObjectId group, CheckStatus status, string message, string? advice) =>
        new(CheckCode.GroupRead, status, message) { Subject = group.ToString(), Advice = advice };
}
