namespace Rescue.AdSync.Execution;

/// <summary>How a plan is applied.</summary>
public sealed record ExecutionOptions
{
    /// <summary>Gets how many nodes are worked on at once; one call at a time for each (E7).</summary>
    /// <value>The default value is 4.</value>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Gets how many unknown answers in a row stop the run (E6).</summary>
    /// <value>The default value is 10.</value>
    public int MaxConsecutiveFailures { get; init; } = 10;

    /// <summary>
    /// Gets how long a run that is cancelled waits for the answer to what it has sent. What has none by then is taken for
    /// unclear, and the next run finds out (E8, E3).
    /// </summary>
    /// <value>The default value is 3 seconds, so that a host that has 5 to stop can write down how the run ended.</value>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets what a new user signs in with the first time (R8).</summary>
    /// <value>The default value is <see cref="FirstCredential.DefaultPassword"/>.</value>
    public FirstCredential FirstCredential { get; init; }

    /// <summary>Gets the password for <see cref="FirstCredential.DefaultPassword"/>, or <see langword="null"/>.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public Secret? DefaultPassword { get; init; }
}
