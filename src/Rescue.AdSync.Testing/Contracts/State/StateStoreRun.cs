using Rescue.AdSync.History;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>One run of one case: what it asks of the store, and how it tells what is wrong.</summary>
internal sealed class StateStoreRun(StateStoreCase running, IStateStoreFixture fixture, CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    public ISyncStateStore Store => fixture.Store;

    public IRunHistory History => fixture.History;

    public IRunLock Lock => fixture.Lock;

    public Task<RunId> BeginAsync(RunStart? start = null) => Store.BeginRunAsync(start ?? Samples.Start(1), cancellationToken);

    public Task CommitAsync(StateChange change) => Store.CommitAsync(change, cancellationToken);

    public Task EndAsync(RunId run, RunOutcome outcome = RunOutcome.Applied) => Store.EndRunAsync(run, new RunEnd { Outcome = outcome, Duration = TimeSpan.Zero }, cancellationToken);

    /// <summary>Reads the state as another process would.</summary>
    public Task<SyncState> ReloadAsync()
    {
        fixture.Reopen();
        return Store.LoadAsync(cancellationToken);
    }

    /// <summary>Reads a run as another process would.</summary>
    public async Task<RunRecord> RefindAsync(RunId run)
    {
        fixture.Reopen();
        RunRecord? found = await History.FindRunAsync(run, cancellationToken).ConfigureAwait(false);
        Require(found is not null, $"run {run} in the history", "none");
        return found!;
    }

    public Task<IReadOnlyList<RunSummary>> ListAsync(int? limit = null) => History.ListRunsAsync(limit, cancellationToken);

    public void Require(bool condition, string expected, string seen)
    {
        if (!condition)
        {
            throw new ContractViolationException(running, $"expected {expected}, saw {seen}");
        }
    }

    /// <summary>Requires that two things hold the same, property by property.</summary>
    public void RequireSame(object? expected, object? seen, string what)
    {
        string left = Structure.Describe(expected);
        string right = Structure.Describe(seen);
        Require(left == right, $"{what}: {left}", right);
    }

    /// <summary>Requires that two lists hold the same, in whatever order.</summary>
    public void RequireSameSet<T>(IEnumerable<T> expected, IEnumerable<T> seen, string what) => RequireSame(
        expected.Select(one => Structure.Describe(one)).Order(StringComparer.Ordinal).ToArray(),
        seen.Select(one => Structure.Describe(one)).Order(StringComparer.Ordinal).ToArray(),
        what);

    /// <summary>Requires that a call throws, whether at once or in its task.</summary>
    public async Task RequireThrowsAsync<TException>(Func<Task> call, string what)
        where TException : Exception
    {
        string seen = "an answer";
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (TException)
        {
            return;
        }
        catch (Exception exception)
        {
            seen = $"{exception.GetType().Name}: {exception.Message}";
        }

        throw new ContractViolationException(running, $"expected {what} to throw {typeof(TException).Name}, saw {seen}");
    }
}
