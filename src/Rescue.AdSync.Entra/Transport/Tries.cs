namespace Rescue.AdSync.Entra.Transport;

/// <summary>Counts the tries of one request and says how long to wait before the next.</summary>
internal sealed class Tries(RetryRules rules)
{
    private int _made = 1;
    private TimeSpan _waited;

    /// <summary>Gets the number of tries so far.</summary>
    public int Made => _made;

    /// <summary>Determines whether there is another try, and the wait before it.</summary>
    /// <param name="retryAfter">What Graph asked for. It may stay at one second however often it is obeyed, so it is a floor only.</param>
    /// <param name="wait">The wait.</param>
    public bool TryNext(TimeSpan? retryAfter, out TimeSpan wait)
    {
        wait = Longer(retryAfter ?? TimeSpan.Zero, Jittered(Growing()));
        if (_made >= rules.MaxTries || retryAfter > rules.LongestRetryAfter || _waited + wait > rules.LongestInAll)
        {
            return false;
        }

        _made++;
        _waited += wait;
        return true;
    }

    private TimeSpan Growing() => rules.FirstWait * Math.Min(Math.Pow(2, _made - 1), rules.LongestWait / rules.FirstWait);

    // Several hosts that were refused together must not come back together.
    private static TimeSpan Jittered(TimeSpan wait) => wait * (0.75 + (Random.Shared.NextDouble() / 2));

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
