namespace Rescue.AdSync.Simulation.Scenarios;

/// <summary>Something that goes wrong, or that somebody else does, in the middle of a run.</summary>
internal enum IncidentKind
{
    // The network. What has no effect is named first.
    RefuseConnection,
    LoseRequest,
    LoseAnswer,
    DeliverLate,
    DeliverTwice,
    Error,
    ErrorAfterEffect,
    UnknownWord,
    UnknownWordAfterEffect,
    HtmlPage,
    HtmlPageAfterEffect,
    Unavailable,
    UnavailableAfterEffect,
    Throttle,
    ThrottleForLong,
    EndSession,
    CutAnswer,
    BreakAnswer,
    Outage,

    // The process and its disk.
    CrashBefore,
    CrashAfter,
    DiskFull,
    StateUnreadable,
    Cancel,
    SecondRun,

    // The directory.
    DirectoryDown,
    DirectoryIncomplete,

    // Other people.
    EditRescue,
    ChangeDirectory,
}

/// <summary>One incident of a scenario.</summary>
/// <param name="Run">The run, from 0.</param>
/// <param name="At">The call of the network, the store or a directory, counted from 1 in each run, at or after which it strikes.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Salt">Decides about its particulars.</param>
/// <param name="WritesOnly">For the network: whether it waits for a call that changes something.</param>
internal sealed record Incident(int Run, int At, IncidentKind Kind, int Salt, bool WritesOnly)
{
    public override string ToString() => $"run {Run + 1}, from call {At} on: {Kind}{(WritesOnly ? " at a write" : string.Empty)} ({Salt})";
}

internal static class IncidentKinds
{
    public static bool IsOfNetwork(this IncidentKind kind) => kind <= IncidentKind.Outage;

    public static bool IsCrash(this IncidentKind kind) => kind is IncidentKind.CrashBefore or IncidentKind.CrashAfter;

    /// <summary>Determines whether an incident strikes between two calls, whichever they are.</summary>
    public static bool IsBetweenCalls(this IncidentKind kind) => kind is IncidentKind.EditRescue or IncidentKind.ChangeDirectory or IncidentKind.Cancel or IncidentKind.SecondRun;
}
