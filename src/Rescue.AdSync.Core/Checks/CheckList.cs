using System.Collections.Immutable;

namespace Rescue.AdSync.Checks;

/// <summary>Collects results, and measures the time between them.</summary>
internal sealed class CheckList(TimeProvider timeProvider)
{
    private readonly List<CheckResult> _results = [];
    private long _since = timeProvider.GetTimestamp();

    /// <summary>Gets a value indicating whether a connection cannot be used, so that what builds on it need not be tried.</summary>
    public bool IsConnectionLost => _results.Any(result =>
        result is { Status: CheckStatus.Failed, Code: CheckCode.Reachable or CheckCode.Tls or CheckCode.SignIn });

    public ImmutableArray<CheckResult> Results => [.. _results];

    public void Passed(string code, string message, string? subject = null) => Add(code, CheckStatus.Passed, message, null, subject);

    public void Warn(string code, string message, string advice, string? subject = null) => Add(code, CheckStatus.Warning, message, advice, subject);

    public void Failed(string code, string message, string? advice, string? subject = null) => Add(code, CheckStatus.Failed, message, advice, subject);

    public void Skipped(string code, string message) => Add(code, CheckStatus.Skipped, message, null, null);

    public void Add(CheckResult result)
    {
        _results.Add(result);
        _since = timeProvider.GetTimestamp();
    }

    /// <summary>Takes out what a later and better check has found out again.</summary>
    public void Forget(Predicate<CheckResult> match) => _results.RemoveAll(match);

    /// <summary>Takes what a connection finds out about itself; one that throws has failed.</summary>
    public async Task AddAllAsync(IConnectionCheck connection, ObjectId? group, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (CheckResult result in connection.CheckAsync(group, cancellationToken).ConfigureAwait(false))
            {
                Add(result);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // One connection that breaks its word must not keep the others from being checked.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed(CheckCode.Reachable, $"The check broke off: {exception.Message}", "Run again; if it stays so, report it with the log of --verbosity diagnostic.");
        }
    }

    private void Add(string code, CheckStatus status, string message, string? advice, string? subject)
    {
        var result = new CheckResult(code, status, message) { Advice = advice, Subject = subject, Duration = timeProvider.GetElapsedTime(_since) };
        Add(result);
    }
}
