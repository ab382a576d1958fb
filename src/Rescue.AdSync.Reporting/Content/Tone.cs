using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>The few colours of a report, by what they stand for, so that workbook and page agree.</summary>
internal enum Tone
{
    None,
    Created,
    Changed,
    Moved,
    Enabled,
    Stopped,
    Licence,
    Quiet,
}

/// <summary>Which colour a thing bears.</summary>
internal static class Tones
{
    public static Tone Of(ActionKind kind) => kind switch
    {
        ActionKind.CreateGroup or ActionKind.CreateUser => Tone.Created,
        ActionKind.UpdateGroup or ActionKind.UpdateUser => Tone.Changed,
        ActionKind.MoveUser => Tone.Moved,
        ActionKind.EnableUser => Tone.Enabled,
        ActionKind.DisableUser => Tone.Stopped,
        _ => Tone.Licence,
    };

    public static Tone Of(NoteSeverity severity) => severity switch
    {
        NoteSeverity.Error => Tone.Stopped,
        NoteSeverity.Warning => Tone.Moved,
        _ => Tone.Changed,
    };

    public static Tone Of(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Done => Tone.Created,
        OutcomeStatus.Failed => Tone.Stopped,
        OutcomeStatus.Refused => Tone.Moved,
        _ => Tone.Quiet,
    };

    public static Tone Of(ActionState state) => state switch
    {
        ActionState.Done => Tone.Created,
        ActionState.Failed or ActionState.Unclear => Tone.Stopped,
        ActionState.Refused or ActionState.Sending => Tone.Moved,
        _ => Tone.Quiet,
    };

    public static Tone Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Applied or RunOutcome.UpToDate => Tone.Created,
        RunOutcome.Failed => Tone.Stopped,
        RunOutcome.PartlyApplied or RunOutcome.Held or RunOutcome.Interrupted => Tone.Moved,
        _ => Tone.Quiet,
    };

    public static Tone Of(TreeChange change) => change switch
    {
        TreeChange.New => Tone.Created,
        TreeChange.MovedIn => Tone.Moved,
        TreeChange.MovedOut => Tone.Quiet,
        TreeChange.Changed => Tone.Changed,
        TreeChange.Enabled => Tone.Enabled,
        TreeChange.Disabled => Tone.Stopped,
        _ => Tone.None,
    };
}
