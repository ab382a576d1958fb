using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>Puts what one side comes to into a sentence or two.</summary>
internal static class SideWords
{
    private static readonly NoteCode[] Passing =
    [
        NoteCode.DuplicateEmail, NoteCode.MissingEmail, NoteCode.UnknownState, NoteCode.EmailInUse, NoteCode.KindChange,
        NoteCode.InactiveNotCreated, NoteCode.NotInRescue, NoteCode.DuplicateSsoId, NoteCode.OrphanNode,
    ];

    /// <summary>Determines whether a note says that somebody is passed over.</summary>
    public static bool IsPassing(PlanNote note) => Passing.Contains(note.Code);

    public static string Of(SideExplanation side, DirectoryUser? person, PlanningRun run) => side.Verdict switch
    {
        SideVerdict.Undecided => "The plan is refused, so nothing is decided about anybody.",
        SideVerdict.NotConcerned => WhyNotWanted(side, person, run),
        SideVerdict.WillChange => $"{Standing(side, person, run)} {Changes(side.Actions.Length)} planned.",
        SideVerdict.Withheld => $"{Standing(side, person, run)} {Changes(side.Withheld.Length)} wanted and held back: {side.Withheld[0].Because.Message}",
        SideVerdict.InStep when side.IsWanted => $"{Standing(side, person, run)} {InStep(person!)}",
        SideVerdict.InStep => $"{Standing(side, person, run)} The user is disabled already, so nothing is to be done.",
        SideVerdict.Frozen => $"{Standing(side, person, run)} A pairing that decides about this person is frozen, so nothing is done: {FirstOf(side, NoteSeverity.Error)}",
        SideVerdict.Protected => $"{Standing(side, person, run)} {Message(side, NoteCode.Protected)}",
        SideVerdict.Ambiguous => $"{Standing(side, person, run)} It is not certain which person is which Rescue user, so nobody is touched. {Message(side, NoteCode.AmbiguousMatch)}".TrimEnd(),
        SideVerdict.PassedOver when !side.Notes.Any(IsPassing) => $"{Standing(side, person, run)} {Message(side, NoteCode.IncompleteRead)}",
        SideVerdict.PassedOver => $"{Standing(side, person, run)} {string.Join(' ', side.Notes.Where(IsPassing).Select(note => note.Message))}",
        SideVerdict.Unmanaged => $"{Standing(side, person, run)} {Message(side, NoteCode.UnmanagedUser)}",
        _ => $"{WhyNotWanted(side, person, run)} The user sits where no pairing decides, so nothing is done.",
    };

    private static string Standing(SideExplanation side, DirectoryUser? person, PlanningRun run) =>
        side.Place is { } place ? $"Wanted in '{place.GroupName}'." : WhyNotWanted(side, person, run);

    private static string WhyNotWanted(SideExplanation side, DirectoryUser? person, PlanningRun run)
    {
        if (!run.HasPairings(side.Side))
        {
            return "No pairing works on this side.";
        }

        string why = side.Paths is [var path, ..] ? $"In a paired group, but not counted: {path.Reason}"
            : person is null ? "No member of the groups that are paired on this side answers to this user."
            : "In no group that is paired on this side.";
        return IsCertain(side.Side, run) ? why : $"{why} Not everything could be read, so this is not certain (S1).";
    }

    private static bool IsCertain(Side side, PlanningRun run) =>
        !run.IsIncomplete(side) && !run.Pairings.Any(pairing => pairing.Side == side && pairing.Group < 0);

    private static string Changes(int count) => count == 1 ? "1 change is" : $"{count} changes are";

    private static string InStep(DirectoryUser person) => person.State == AccountState.Enabled
        ? "Everything is as it should be already."
        : "The directory account is not active and the Rescue user is disabled, as it should be.";

    private static string FirstOf(SideExplanation side, NoteSeverity severity) => side.Notes.FirstOrDefault(note => note.Severity == severity)?.Message ?? string.Empty;

    private static string Message(SideExplanation side, NoteCode code) =>
        string.Join(' ', side.Notes.Where(note => note.Code == code).Select(note => note.Message).Distinct());
}
