using Rescue.AdSync.Execution;

namespace Rescue.AdSync.Hosting;

/// <summary>How a cycle ended.</summary>
public enum CycleOutcome
{
    /// <summary>There was nothing to change.</summary>
    UpToDate,

    /// <summary>Every change was made.</summary>
    Applied,

    /// <summary>Changes were made, but some failed, were refused or not tried; the next cycle tries again (E6).</summary>
    PartlyApplied,

    /// <summary>A safety rule held the plan; nothing was written (S3, S5, R15).</summary>
    Held,
}

/// <summary>What one cycle came to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Preview">The plan, with what it was made from.</param>
/// <param name="Report">What applying the plan came to; <see langword="null"/> where nothing was applied.</param>
public sealed record CycleResult(CycleOutcome Outcome, Preview Preview, RunReport? Report);
