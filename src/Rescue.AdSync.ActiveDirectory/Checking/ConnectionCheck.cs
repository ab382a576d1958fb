using System.Globalization;
using System.Runtime.CompilerServices;
using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Checking;

/// <summary>Tests a connection step by step, on one domain controller, and says what to do about what fails.</summary>
internal sealed class ConnectionCheck(ActiveDirectorySource source, ActiveDirectoryOptions options, LdapConnector connector, TimeProvider clock)
{
    private const int DaysToRenew = 30;

    // What Kerberos allows two clocks to differ by, unless a domain says otherwise.
    private static readonly TimeSpan LargestDifference = TimeSpan.FromMinutes(5);

    private TrustedAuthorities? _authorities;
    private LdapEndpoint _server;
    private Preflight? _connection;
    private ILdapSession? _session;

    /// <summary>Makes the checks.</summary>
    public async IAsyncEnumerable<CheckResult> RunAsync(ObjectId? group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            yield return await TimedAsync(CheckCode.Reachable, () => ReachAsync(cancellationToken)).ConfigureAwait(false);
            yield return await TimedAsync(CheckCode.Tls, () => ProtectAsync(cancellationToken)).ConfigureAwait(false);
            yield return await TimedAsync(CheckCode.Clock, () => CompareClocksAsync(cancellationToken)).ConfigureAwait(false);
            yield return await TimedAsync(CheckCode.SignIn, () => SignInAsync(cancellationToken)).ConfigureAwait(false);
            foreach (CheckResult result in await SampleAsync(group, cancellationToken).ConfigureAwait(false))
            {
                yield return result;
            }
        }
        finally
        {
            _connection?.Dispose();
            _session?.Dispose();
        }
    }

    private async Task<CheckResult> TimedAsync(string code, Func<Task<Finding>> step)
    {
        long start = clock.GetTimestamp();
        Finding finding = await step().ConfigureAwait(false);
        return finding.Result(code) with { Duration = clock.GetElapsedTime(start) };
    }

    private async Task<Finding> ReachAsync(CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        try
        {
            _authorities = connector.LoadAuthorities();
            foreach (LdapEndpoint server in await connector.LocateAsync(cancellationToken).ConfigureAwait(false))
            {
                if (await TryReachAsync(server, faults, cancellationToken).ConfigureAwait(false))
                {
                    return faults.Count == 0
                        ? Finding.Passed($"{server} answers.")
                        : Finding.Warning($"{server} answers, but {string.Join(" ", faults)}", "Reads go on with the domain controllers that answer; look after the others.");
                }
            }
        }
        catch (DirectoryException exception)
        {
            return Finding.Failed(exception.Message);
        }

        return Finding.Failed(string.Join(" ", faults));
    }

    private async Task<bool> TryReachAsync(LdapEndpoint server, List<string> faults, CancellationToken cancellationToken)
    {
        var connection = new Preflight(server, options, _authorities, TimeProvider.System);
        try
        {
            await connection.ReachAsync(cancellationToken).ConfigureAwait(false);
            (_server, _connection) = (server, connection);
            return true;
        }
        catch (ConnectionFaultException fault)
        {
            faults.Add(fault.Message);
            return false;
        }
        finally
        {
            if (_connection != connection)
            {
                connection.Dispose();
            }
        }
    }

    private async Task<Finding> ProtectAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            return Finding.Skipped("No domain controller could be reached.");
        }

        if (options.Security == ActiveDirectorySecurity.None)
        {
            return options.IsClearText
                ? Finding.Warning("The password and all data cross the network in clear text.", "Set Security to Ldaps or StartTls.")
                : Finding.Passed("No TLS: Kerberos signs and seals the connection itself.");
        }

        try
        {
            await _connection.ProtectAsync(cancellationToken).ConfigureAwait(false);
            return JudgeEnd(_connection.Certificate);
        }
        catch (ConnectionFaultException fault)
        {
            _connection.Dispose();
            _connection = null;
            return Finding.Failed(fault.Message);
        }
    }

    private Finding JudgeEnd(CertificateVerdict certificate)
    {
        DateTimeOffset ends = certificate.Ends ?? DateTimeOffset.MaxValue;
        int days = (int)(ends - clock.GetUtcNow()).TotalDays;
        string message = string.Create(
            CultureInfo.InvariantCulture, $"The certificate of {_server} is trusted, bears its name and is valid until {ends:yyyy-MM-dd}, {days} more days; issued by '{certificate.Issuer}'.");
        return days < DaysToRenew
            ? Finding.Warning(message, "Renew the domain controller's certificate in time: nothing can be read after that.")
            : Finding.Passed(message);
    }

    private async Task<Finding> CompareClocksAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            return Finding.Skipped("There is no connection over which the server could be asked.");
        }

        try
        {
            await _connection.AskAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionFaultException fault)
        {
            _connection.Dispose();
            _connection = null;
            return Finding.Failed(fault.Message);
        }

        if (_connection.ServerTime is not { } time)
        {
            return Finding.Skipped($"{_server} does not tell its time.");
        }

        TimeSpan difference = (clock.GetUtcNow() - time).Duration();
        string message = string.Create(CultureInfo.InvariantCulture, $"The clocks of this machine and of {_server} differ by {difference.TotalSeconds:0} s.");
        return difference > LargestDifference
            ? Finding.Warning(message, "Set the clocks by one time server: Kerberos refuses more than 5 minutes, and accounts expire at the wrong time.")
            : Finding.Passed(message);
    }

    private async Task<Finding> SignInAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            return Finding.Skipped("There is no sound connection to sign in over.");
        }

        try
        {
            _session = await connector.SignInAsync(_server, _authorities, cancellationToken).ConfigureAwait(false);
            string who = options.Authentication == ActiveDirectoryAuthentication.Simple ? $"'{options.UserName}'" : "The process's own account";
            return Finding.Passed($"{who} signed in to {_server}.");
        }
        catch (ConnectionFaultException fault)
        {
            return Finding.Failed(fault.Message);
        }
        catch (DirectoryException exception)
        {
            return Finding.Failed(exception.Message);
        }
    }

    private async Task<IReadOnlyList<CheckResult>> SampleAsync(ObjectId? group, CancellationToken cancellationToken)
    {
        ILdapSession? session = _session;
        if (session is null)
        {
            return SampleChecks.Skipped("Nobody is signed in.");
        }

        // From here on the session is that thread's, which may be in the middle of a request when the caller goes.
        _session = null;
        return await OwnThread.RunAsync(
            "LDAP check",
            () =>
            {
                using (session)
                {
                    return new SampleChecks(source, options, clock).Run(session, group, cancellationToken);
                }
            }).WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
