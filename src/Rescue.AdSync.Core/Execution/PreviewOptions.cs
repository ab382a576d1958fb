namespace Rescue.AdSync.Execution;

/// <summary>How both sides are read.</summary>
public sealed record PreviewOptions
{
    /// <summary>Gets the time within which all remembered details of users are read from Rescue once more, a few at each run (E11).</summary>
    /// <value>The default value is 24 hours. Zero remembers nothing.</value>
    public TimeSpan VerifyDetailsEvery { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Gets how many users' details are read from Rescue at once (E7).</summary>
    /// <value>The default value is 4.</value>
    public int MaxConcurrency { get; init; } = 4;
}
