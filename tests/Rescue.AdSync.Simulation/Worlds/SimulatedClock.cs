namespace Rescue.AdSync.Simulation.Worlds;

/// <summary>Time that goes on only when somebody waits: whoever sleeps is woken at once, later by the clock.</summary>
/// <remarks>
/// A history has one line of activity, so when somebody sleeps there is nobody else to wait for. Time-outs are another matter:
/// they are timers of a <see cref="CancellationTokenSource"/>, and go off when the clock has passed them.
/// </remarks>
/// <param name="goesOffApart">
/// Whether time-outs go off on a thread of their own, as they do in life. With one line of activity they go off on it; with
/// several, whoever is woken would go on in the name of one who still holds the gate.
/// </param>
internal sealed class SimulatedClock(bool goesOffApart) : TimeProvider
{
    // Back-off is jittered by chance that no seed controls. It never asks for more than this, and everybody who sleeps for
    // less is woken at the next full minute after it, so the jitter leaves no trace.
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(4);
    private static readonly DateTimeOffset Start = new(2030, 1, 7, 8, 0, 0, TimeSpan.Zero);

    private readonly List<TimeOut> _timeOuts = [];
    private long _ticks;
    private long _setBy;

    /// <summary>Gets what everything that happens in one world waits for: one thing happens at a time.</summary>
    public Lock Gate { get; } = new();

    private bool GoesOffApart => goesOffApart;

    public static TimeSpan MaxRetryDelay => LongestBackOff;

    /// <summary>Gets the time as everybody else has it, whatever this machine's clock is set to.</summary>
    public DateTimeOffset TrueTime => Start.AddTicks(Volatile.Read(ref _ticks));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => TrueTime.AddTicks(Volatile.Read(ref _setBy));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan || state is CancellationTokenSource)
        {
            return new TimeOut(this, callback, state, dueTime);
        }

        Sleep(dueTime);
        callback(state);
        return new TimeOut(this, callback, state, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets the clock of this machine, forward or back. What was begun to be waited for does not care.</summary>
    public void Set(TimeSpan by) => Volatile.Write(ref _setBy, _setBy + by.Ticks);

    /// <summary>Lets time pass; time-outs that are due go off, the earliest first.</summary>
    public void Pass(TimeSpan time)
    {
        lock (Gate)
        {
            long until = _ticks + time.Ticks;
            while (EarliestBefore(until) is { } due)
            {
                _ticks = Math.Max(_ticks, due.At);
                due.GoOff();
            }

            _ticks = Math.Max(_ticks, until);
        }
    }

    private void Sleep(TimeSpan time)
    {
        if (time > LongestBackOff)
        {
            Pass(time);
            return;
        }

        long earliest = _ticks + LongestBackOff.Ticks;
        long minute = (earliest / TimeSpan.TicksPerMinute + 1) * TimeSpan.TicksPerMinute;
        Pass(TimeSpan.FromTicks(minute - _ticks));
    }

    private TimeOut? EarliestBefore(long until)
    {
        TimeOut? earliest = null;
        foreach (TimeOut timeOut in _timeOuts)
        {
            if (timeOut.At <= until && (earliest is null || timeOut.At < earliest.At))
            {
                earliest = timeOut;
            }
        }

        return earliest;
    }

    private sealed class TimeOut : ITimer
    {
        private readonly SimulatedClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;

        public TimeOut(SimulatedClock clock, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public long At { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock.Gate)
            {
                _clock._timeOuts.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = _clock._ticks + dueTime.Ticks;
                    _clock._timeOuts.Add(this);
                }
            }

            return true;
        }

        public void GoOff()
        {
            _clock._timeOuts.Remove(this);
            if (_clock.GoesOffApart)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static timeOut => timeOut._callback(timeOut._state), this, preferLocal: false);
            }
            else
            {
                _callback(_state);
            }
        }

        public void Dispose()
        {
            lock (_clock.Gate)
            {
                _clock._timeOuts.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
