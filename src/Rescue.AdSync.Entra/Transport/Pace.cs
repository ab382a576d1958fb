using System.Globalization;
using System.Net.Http.Headers;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Slows all requests of a source down before Graph has to refuse them. Safe for use by several threads at once.</summary>
internal sealed class Pace(TimeProvider clock)
{
    /// <summary>The header that says how much of what is allowed has been used, from 0.8 on.</summary>
    public const string UsedShare = "x-ms-throttle-limit-percentage";
    private const double SlowFrom = 0.8;

    // From a fifth of a second at 0.8 of what is allowed to five seconds at all of it.
    private const double SecondsPerShare = 25;

    private readonly Lock _gate = new();
    private long _notBefore;
    private TimeSpan _between;

    /// <summary>Waits until the next request may be made.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait = Take();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes note of how much of what is allowed has been used.</summary>
    public void Note(HttpResponseHeaders headers)
    {
        bool isTold = headers.TryGetValues(UsedShare, out IEnumerable<string>? values);
        Note(isTold && double.TryParse(values!.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out double share) ? share : 0);
    }

    /// <summary>Takes note of how much of what is allowed has been used.</summary>
    public void Note(double share)
    {
        lock (_gate)
        {
            _between = share < SlowFrom ? TimeSpan.Zero : TimeSpan.FromSeconds(0.2 + ((Math.Min(share, 2) - SlowFrom) * SecondsPerShare));
        }
    }

    /// <summary>Keeps all requests back for a while.</summary>
    public void Pause(TimeSpan time)
    {
        lock (_gate)
        {
            _notBefore = Math.Max(_notBefore, clock.GetTimestamp() + Ticks(time));
        }
    }

    private TimeSpan Take()
    {
        lock (_gate)
        {
            long now = clock.GetTimestamp();
            long start = Math.Max(now, _notBefore);
            if (_between > TimeSpan.Zero)
            {
                start = Math.Max(start, now + Ticks(_between));
                _notBefore = start;
            }

            return clock.GetElapsedTime(now, start);
        }
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);
}
