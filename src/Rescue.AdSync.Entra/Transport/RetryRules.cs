namespace Rescue.AdSync.Entra.Transport;

/// <summary>How often a request is made again, and how long is waited before (E7).</summary>
/// <remarks>Every request here only reads, so every one may be repeated.</remarks>
internal sealed record RetryRules
{
    public int MaxTries { get; init; } = 6;

    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the longest wait that Graph may ask for; it is given up rather than cut short.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets how long one request may be waited with in all.</summary>
    public TimeSpan LongestInAll { get; init; } = TimeSpan.FromMinutes(10);
}
