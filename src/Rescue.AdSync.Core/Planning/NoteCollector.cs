namespace Rescue.AdSync.Planning;

/// <summary>Gathers notes in any order and hands them out in one.</summary>
/// <remarks>
/// Notes that can be as many as people are not worded until somebody reads them: a plan that is only compared or applied does
/// not pay for their text.
/// </remarks>
internal sealed class NoteCollector
{
    private readonly List<PlanNote> _notes = [];
    private readonly List<Func<IEnumerable<PlanNote>>> _deferred = [];
    private readonly List<(NoteAbout About, PlanNote Note)> _personal = [];

    /// <summary>Gets the notes that were added about one person or one node, with whom they are about.</summary>
    public IReadOnlyList<(NoteAbout About, PlanNote Note)> Personal => _personal;

    public PlanNote Info(NoteCode code, string subject, string message, NoteAbout? about = null) => Add(new PlanNote(code, NoteSeverity.Info, subject, message), about);

    public PlanNote Warn(NoteCode code, string subject, string message, NoteAbout? about = null) => Add(new PlanNote(code, NoteSeverity.Warning, subject, message), about);

    public PlanNote Error(NoteCode code, string subject, string message) => Add(new PlanNote(code, NoteSeverity.Error, subject, message), null);

    public void AddRange(IEnumerable<PlanNote> notes) => _notes.AddRange(notes);

    public void Defer(Func<IEnumerable<PlanNote>> notes) => _deferred.Add(notes);

    public IReadOnlyList<PlanNote> InOrder() => InOrder(_notes.Concat(_deferred.SelectMany(notes => notes())));

    /// <summary>Brings notes into the order of a plan, each once.</summary>
    public static PlanNote[] InOrder(IEnumerable<PlanNote> notes)
    {
        PlanNote[] all = [.. notes.Distinct()];
        Array.Sort(all, Compare);
        return all;
    }

    private static int Compare(PlanNote left, PlanNote right)
    {
        int order = right.Severity.CompareTo(left.Severity);
        order = order != 0 ? order : string.CompareOrdinal(left.Code.ToString(), right.Code.ToString());
        order = order != 0 ? order : string.CompareOrdinal(left.Subject, right.Subject);
        return order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
    }

    private PlanNote Add(PlanNote note, NoteAbout? about)
    {
        _notes.Add(note);
        if (about is { } whom)
        {
            _personal.Add((whom, note));
        }

        return note;
    }
}
