namespace Rescue.AdSync.Hosting;

/// <summary>What is remembered between runs: links, the journal, the history, and details of users.</summary>
public sealed class StateOptions
{
    /// <summary>The path of a state that lasts no longer than the process.</summary>
    public const string InMemory = ":memory:";

    /// <summary>Gets or sets the state file.</summary>
    /// <value>
    /// The default value is <c>adsync.db</c>. A relative path starts at the host's current folder; the folder must exist.
    /// <see cref="InMemory"/> keeps the state for as long as the process lives.
    /// </value>
    public string Path { get; set; } = "adsync.db";

    /// <summary>Gets or sets the time within which all remembered details of users are read from Rescue once more, a few at each run (E11).</summary>
    /// <value>The default value is 24 hours. Zero remembers none; at most 30 days.</value>
    public TimeSpan VerifyDetailsEvery { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Gets or sets the days for which past runs are kept (E12).</summary>
    /// <value>The default value is 90. At least 1, at most 3,650.</value>
    public int HistoryDays { get; set; } = 90;
}
