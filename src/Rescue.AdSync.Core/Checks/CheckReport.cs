using System.Collections.Immutable;

namespace Rescue.AdSync.Checks;

/// <summary>What was checked.</summary>
public enum CheckSubjectKind
{
    /// <summary>A directory.</summary>
    Directory,

    /// <summary>The Rescue account.</summary>
    Rescue,

    /// <summary>The configuration and the machine.</summary>
    Host,
}

/// <summary>What the checks of all connections found.</summary>
/// <remarks>Immutable. Holds no secret (S8).</remarks>
/// <param name="Subjects">The connections in the order in which they are configured, Rescue after the directories.</param>
public sealed record CheckReport(ImmutableArray<CheckedSubject> Subjects)
{
    /// <summary>Gets how it ended: <see cref="CheckStatus.Failed"/> if anything failed, else <see cref="CheckStatus.Warning"/> if anything warns.</summary>
    public CheckStatus Status => CheckedSubject.Worst(Subjects.Select(subject => subject.Status));

    /// <summary>Gets a value indicating whether any check failed.</summary>
    public bool HasFailures => Status == CheckStatus.Failed;
}

/// <summary>What the checks of one connection found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Results">The results, in the order in which they were found.</param>
public sealed record CheckedSubject(CheckSubjectKind Kind, string Name, ImmutableArray<CheckResult> Results)
{
    /// <summary>Gets how it ended: failed, warning, skipped where all of it was, or passed.</summary>
    public CheckStatus Status => Worst(Results.Select(result => result.Status));

    internal static CheckStatus Worst(IEnumerable<CheckStatus> statuses)
    {
        CheckStatus[] all = [.. statuses];
        return all.Contains(CheckStatus.Failed) ? CheckStatus.Failed
            : all.Contains(CheckStatus.Warning) ? CheckStatus.Warning
            : all.Length > 0 && all.All(status => status == CheckStatus.Skipped) ? CheckStatus.Skipped
            : CheckStatus.Passed;
    }
}
