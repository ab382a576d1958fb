using System.Collections.Concurrent;

namespace Rescue.AdSync.Entra.Fakes;

/// <summary>A clock on which every wait is over at once, and which remembers what was waited for.</summary>
internal sealed class HastyClock : TimeProvider
{
    private TimeSpan _ahead;

    /// <summary>Gets the waits, in order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public void Advance(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }

        Waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
