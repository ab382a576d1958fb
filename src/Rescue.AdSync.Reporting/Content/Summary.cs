using System.Collections.Immutable;
using System.Globalization;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>How many actions of a kind there are and, after a run, what became of them.</summary>
internal sealed record KindCount(ActionKind Kind, int Planned, int Done, int Failed, int Other);

/// <summary>How many notes of a severity there are.</summary>
internal sealed record NoteCount(NoteSeverity Severity, int Count);

/// <summary>A fact with its name.</summary>
internal sealed record Fact(string Name, string Value);

/// <summary>What stands on the first page: what this is, whether it may go ahead, and how much there is of it.</summary>
internal sealed class Summary
{
    private const int MaxReasons = 10;

    private static readonly NoteCode[] Holding =
        [NoteCode.TooManyDisables, NoteCode.TooManyMoves, NoteCode.TooManyCreates, NoteCode.TooManyGroups, NoteCode.UnsoundTree];

    private readonly ReportContent _content;

    public Summary(ReportContent content)
    {
        _content = content;
        Kinds = [.. CountKinds(content)];
        Notes = [.. Enum.GetValues<NoteSeverity>().OrderDescending().Select(severity => new NoteCount(severity, content.Plan.Notes.Count(note => note.Severity == severity)))];
    }

    public string Title => _content.Run is null ? "Synchronisation plan" : "Synchronisation outcome";

    public string Subtitle => $"Directory \u2192 LogMeIn Rescue \u00B7 {Organization}";

    public ImmutableArray<KindCount> Kinds { get; }

    public ImmutableArray<NoteCount> Notes { get; }

    public bool HasOutcome => _content.Run is not null;

    public Tone VerdictTone => (_content.Run, _content.Plan.Verdict) switch
    {
        ({ IsComplete: true }, _) => Tone.Created,
        ({ StoppedBecause: not null }, _) => Tone.Stopped,
        ({ }, _) => Tone.Moved,
        (_, PlanVerdict.Ready) => _content.Plan.Actions.IsEmpty ? Tone.Quiet : Tone.Created,
        (_, PlanVerdict.Blocked) => Tone.Moved,
        _ => Tone.Stopped,
    };

    public string Verdict => _content.Run is { } run ? VerdictOf(run) : VerdictOf(_content.Plan);

    /// <summary>Lists why the plan is held, or why the run ended early.</summary>
    public IEnumerable<string> Reasons()
    {
        if (_content.Run is { } run)
        {
            return run.StoppedBecause is { } stop ? [stop] : [];
        }

        if (!_content.Plan.IsBlocked)
        {
            return [];
        }

        List<PlanNote> holding = [.. _content.Plan.Notes.Where(note => Holding.Contains(note.Code))];
        IEnumerable<PlanNote> shown = holding.Count > 0 ? holding : _content.Plan.Notes.Where(note => note.Severity == NoteSeverity.Error);
        return shown.Take(MaxReasons).Select(note => note.Message);
    }

    public IEnumerable<Fact> Facts()
    {
        Preview preview = _content.Preview;
        yield return new Fact("Plan id", _content.Plan.Id.ToString());
        yield return new Fact("Read and planned", Time(preview.CreatedAt));
        if (_content.Run is { } run)
        {
            yield return new Fact("Run started", Time(run.StartedAt));
            yield return new Fact("Run took", string.Create(CultureInfo.InvariantCulture, $"{run.Duration.TotalSeconds:N1} s"));
        }

        yield return new Fact("Rescue account", $"{Organization} ({preview.Rescue.Caller.AccountId.ToString(CultureInfo.InvariantCulture)})");
        yield return new Fact("Signed in as", preview.Rescue.Caller.Email.IsNone ? "unknown" : preview.Rescue.Caller.Email.ToString());
        foreach (var directory in preview.Directories)
        {
            yield return new Fact(
                $"Directory {directory.Directory}",
                $"{Labels.Count(directory.Groups.Count, "group", "groups")}, {Labels.Count(directory.Users.Count, "user", "users")} read");
        }

        if (_content.Run is null && preview.PlanWithEmptiedGroups is { } second)
        {
            yield return new Fact(
                "Also on offer",
                $"{second.Id} ({Labels.Count(second.Actions.Length, "action", "actions")}): this plan, and what follows from the groups that lost all their members. It is carried out only if its own id is approved.");
        }
    }

    public string Organization => _content.Preview.Rescue.Caller.Organization is { Length: > 0 } name ? name : "Rescue account";

    private static string VerdictOf(Plan plan) => plan.Verdict switch
    {
        PlanVerdict.Blocked => $"Blocked: {Actions(plan)} held back until this plan is approved or the limit is raised. Nothing is written.",
        PlanVerdict.Refused => "Refused: nothing is written until the cause is mended.",
        _ when plan.Actions.IsEmpty && plan.Notes.Any(HoldsBack) => "Nothing to do, as far as may be: the notes say what is held back.",
        _ when plan.Actions.IsEmpty => "Nothing to do: Rescue matches the directory.",
        _ => $"Ready: {Actions(plan)}.",
    };

    private static bool HoldsBack(PlanNote note) => note.Severity == NoteSeverity.Error || note.Code == NoteCode.IncompleteRead;

    private static string VerdictOf(RunReport run)
    {
        if (run.IsComplete)
        {
            return run.Outcomes.IsEmpty ? "Nothing was to be done." : $"Done: {Actions(run.Plan)}.";
        }

        string start = run.StoppedBecause is null ? "Done in part" : "Stopped";
        return $"{start}: {Labels.Count(run.Done, "action", "actions")} of {Labels.Count(run.Outcomes.Length, "was", "were")} carried out.";
    }

    private static string Actions(Plan plan) => Labels.Count(plan.Summary.Total, "action", "actions");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static IEnumerable<KindCount> CountKinds(ReportContent content)
    {
        ActionKind[] kinds = Enum.GetValues<ActionKind>();
        var planned = new int[kinds.Length];
        var done = new int[kinds.Length];
        var failed = new int[kinds.Length];
        for (int i = 0; i < content.Plan.Actions.Length; i++)
        {
            int kind = (int)content.Plan.Actions[i].Kind;
            planned[kind]++;
            done[kind] += content.OutcomeAt(i)?.Status == OutcomeStatus.Done ? 1 : 0;
            failed[kind] += content.OutcomeAt(i)?.Status == OutcomeStatus.Failed ? 1 : 0;
        }

        return kinds.Select((kind, i) => new KindCount(kind, planned[i], done[i], failed[i], planned[i] - done[i] - failed[i]));
    }
}
