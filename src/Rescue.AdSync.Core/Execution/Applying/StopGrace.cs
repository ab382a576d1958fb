namespace Rescue.AdSync.Execution;

/// <summary>Gives what is under way some time to finish after a run was cancelled (E8).</summary>
internal sealed class StopGrace : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _cancelled;

    public StopGrace(TimeSpan period, TimeProvider clock, CancellationToken cancellationToken)
    {
        _over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _cancelled = cancellationToken.Register(() => _over.CancelAfter(period));
    }

    /// <summary>Gets what is cancelled when the time is over.</summary>
    public CancellationToken Over => _over.Token;

    public void Dispose()
    {
        _cancelled.Dispose();
        _over.Dispose();
    }
}
