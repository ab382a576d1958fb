using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Decides whether a run goes on (E6, E8). Safe for use by several threads at once.</summary>
internal sealed class RunControl(int maxConsecutiveFailures, CancellationToken cancellationToken)
{
    public const string Cancelled = "cancelled";

    private readonly Lock _gate = new();
    private string? _reason;
    private int _unknownInARow;

    /// <summary>Gets why the run ends before all is tried, or <see langword="null"/>. The first reason stays.</summary>
    public string? StoppedBecause
    {
        get
        {
            lock (_gate)
            {
                return _reason;
            }
        }
    }

    /// <summary>Gets what ends reads that nothing was written before.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Determines whether the next action may be begun.</summary>
    public bool MayGoOn()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Stop(Cancelled);
        }

        return StoppedBecause is null;
    }

    public void Stop(string reason)
    {
        lock (_gate)
        {
            _reason ??= reason;
        }
    }

    /// <summary>Takes note of what Rescue answered, whatever it was asked.</summary>
    public void StopIfRefused(RescueResult result)
    {
        if (result.IsAuthenticationFailure)
        {
            Stop($"Rescue refused the credential ({result}). Check the service token, or the e-mail and password.");
        }
    }

    /// <summary>Takes note of what became of one unit of work.</summary>
    public void Observe(IReadOnlyCollection<ActionOutcome> outcomes)
    {
        foreach (ActionOutcome outcome in outcomes)
        {
            StopIfRefused(outcome.Result ?? RescueResult.Ok);
        }

        lock (_gate)
        {
            if (outcomes.Any(outcome => outcome is { Status: OutcomeStatus.Failed, Result.IsOutcomeUnknown: true }))
            {
                _unknownInARow++;
            }
            else if (outcomes.Any(outcome => outcome.Result is not null))
            {
                _unknownInARow = 0;
            }

            if (_unknownInARow >= maxConsecutiveFailures)
            {
                _reason ??= $"Rescue gave no clear answer {_unknownInARow} times in a row. Is the service available?";
            }
        }
    }
}
