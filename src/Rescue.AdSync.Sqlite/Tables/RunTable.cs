using Microsoft.Data.Sqlite;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Sqlite.Sessions;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tables;

/// <summary>The history: one row for each run (E12).</summary>
internal static class RunTable
{
    private const string StartColumns =
        "started_at, run_trigger, plan_id, create_group, update_group, create_user, update_user, move_user, enable_user, disable_user, grant_mobile, free_mobile, notes, is_approved, undoes";

    private const string Summaries = $"""
        SELECT {StartColumns}, outcome, duration, calls, message, id,
            (SELECT COUNT(*) FROM actions WHERE run = runs.id AND state = 'Done'),
            (SELECT COUNT(*) FROM actions WHERE run = runs.id AND state IN ('Failed', 'Refused', 'Unclear', 'Sending')),
            (SELECT COUNT(*) FROM actions WHERE run = runs.id AND state = 'NotTried')
        FROM runs
        """;

    public static RunId Begin(Session session, RunStart start)
    {
        session.Execute("UPDATE runs SET outcome = 'Interrupted' WHERE outcome = 'Running'");
        PlanSummary planned = start.Planned;
        long? id = session.Prepare($"""
            INSERT INTO runs ({StartColumns}, outcome, duration, calls)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'Running', 0, 0) RETURNING id
            """).Ask(
                Values.OfMoment(start.StartedAt),
                Values.Of(start.Trigger),
                start.PlanId?.ToString(),
                planned.CreateGroup,
                planned.UpdateGroup,
                planned.CreateUser,
                planned.UpdateUser,
                planned.MoveUser,
                planned.EnableUser,
                planned.DisableUser,
                planned.GrantMobile,
                planned.FreeMobile,
                start.Notes,
                start.IsApproved,
                start.Undoes.Value);
        return new RunId(id!.Value);
    }

    public static void End(Session session, RunId run, RunEnd end)
    {
        Require(session, run);
        session.Execute(
            "UPDATE runs SET outcome = $2, duration = $3, calls = $4, message = $5 WHERE id = $1",
            run.Value, Values.Of(end.Outcome), end.Duration.Ticks, end.Calls, end.Message);
        ChildTable.ForgetIfSettled(session, run);
    }

    /// <exception cref="StateException">There is no such run.</exception>
    public static void Require(Session session, RunId run)
    {
        if (session.Prepare("SELECT 1 FROM runs WHERE id = $1").Ask(run.Value) is null)
        {
            throw session.File.Fault($"there is no run {run} in it to write to.", "Begin it first.");
        }
    }

    public static DateTimeOffset? LastStart(Session session)
    {
        DateTimeOffset? last = null;
        session.ReadAll("SELECT started_at FROM runs ORDER BY id DESC LIMIT 1", row => last = row.Moment(0));
        return last;
    }

    public static IReadOnlyList<RunSummary> List(Session session, int? limit)
    {
        var runs = new List<RunSummary>();
        session.ReadAll($"{Summaries} ORDER BY id DESC LIMIT $1", row => runs.Add(Read(row)), limit ?? -1);
        return runs;
    }

    public static RunRecord? Find(Session session, RunId run)
    {
        RunSummary? found = null;
        session.ReadAll($"{Summaries} WHERE id = $1", row => found = Read(row), run.Value);
        return found is null ? null : new RunRecord(found, ActionTable.ReadOf(session, run));
    }

    public static int ForgetBefore(Session session, DateTimeOffset moment) => session.Execute(
        "DELETE FROM runs WHERE started_at < $1 AND NOT EXISTS (SELECT 1 FROM actions WHERE run = runs.id AND state = 'Sending')",
        Values.OfMoment(moment));

    private static RunSummary Read(SqliteDataReader row) => new()
    {
        Start = ReadStart(row),
        End = new RunEnd
        {
            Outcome = row.Choice<RunOutcome>(15),
            Duration = new TimeSpan(row.GetInt64(16)),
            Calls = Number(row, 17),
            Message = row.Text(18),
        },
        Id = new RunId(row.GetInt64(19)),
        Done = Number(row, 20),
        NotDone = Number(row, 21),
        NotTried = Number(row, 22),
    };

    private static RunStart ReadStart(SqliteDataReader row) => new()
    {
        StartedAt = row.Moment(0),
        Trigger = row.Choice<RunTrigger>(1),
        PlanId = ReadPlanId(row.Text(2)),
        Planned = new PlanSummary
        {
            CreateGroup = Number(row, 3),
            UpdateGroup = Number(row, 4),
            CreateUser = Number(row, 5),
            UpdateUser = Number(row, 6),
            MoveUser = Number(row, 7),
            EnableUser = Number(row, 8),
            DisableUser = Number(row, 9),
            GrantMobile = Number(row, 10),
            FreeMobile = Number(row, 11),
        },
        Notes = Number(row, 12),
        IsApproved = row.Flag(13),
        Undoes = new RunId(row.GetInt64(14)),
    };

    private static PlanId? ReadPlanId(string? text) => text is null ? null
        : PlanId.TryParse(text, out PlanId id) ? id
        : throw new FormatException($"'{text}' is no plan id.");

    private static int Number(SqliteDataReader row, int column) => checked((int)row.GetInt64(column));
}
