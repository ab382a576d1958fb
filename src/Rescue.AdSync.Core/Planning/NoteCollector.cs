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

    public void Info(NoteCode code, string subject, string message) => Add(code, NoteSeverity.Info, subject, message);

    public void Warn(NoteCode code, string subject, string message) => Add(code, NoteSeverity.Warning, subject, message);

    public void Error(NoteCode code, string subject, string message) => Add(code, NoteSeverity.Error, subject, message);

    public void AddRange(IEnumerable<PlanNote> notes) => _notes.AddRange(notes);

    public void Defer(Func<IEnumerable<PlanNote>> notes) => _deferred.Add(notes);

    public IReadOnlyList<PlanNote> InOrder()
    {
        PlanNote[] all = [.. _notes.Concat(_deferred.SelectMany(notes => notes())).Distinct()];
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

    private void Add(NoteCode code, NoteSeverity severity, string subject, string message) =>
        _notes.Add(new PlanNote(code, severity, subject, message));
}
