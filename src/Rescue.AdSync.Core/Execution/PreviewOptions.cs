namespace Rescue.AdSync.Execution;

/// <summary>How both sides are read.</summary>
public sealed record PreviewOptions
{
    /// <summary>Gets the time within which all remembered details of users are read from Rescue once more, a few at each run (E11).</summary>
    /// <value>The default value is 24 hours. Zero remembers nothing.</value>
    public TimeSpan VerifyDetailsEvery { get; init; } = TimeSpan.FromHours(24);
}
