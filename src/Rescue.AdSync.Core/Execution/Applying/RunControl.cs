using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

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

    /// <summary>Takes note of what Rescue answered, whatever it was asked: where it wants no more calls, there are no more (E6, E7).</summary>
    public void StopIfRefused(RescueResult result)
    {
        if (result.IsAuthenticationFailure)
        {
            Stop($"Rescue refused the credential ({result}). Check the service token, or the e-mail and password.");
        }
        else if (result.Code == RescueErrorCode.Throttled)
        {
            Stop($"Rescue asked to slow down for longer than the client waits ({result}). The next run goes on.");
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
            if (outcomes.Any(IsUnknown))
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

    /// <summary>
    /// Determines whether Rescue may be out of order. A word that nobody knows is a refusal of this one person if a look has shown
    /// that nothing was done; so is any answer to a licence that was not given, of which the words are not documented.
    /// </summary>
    private static bool IsUnknown(ActionOutcome outcome) =>
        outcome is { Status: OutcomeStatus.Failed, Result: { IsOutcomeUnknown: true, Code: var code } }
        && !(outcome.IsUndone && (code == RescueErrorCode.Other || outcome.Action.Kind == ActionKind.GrantMobile));
}
