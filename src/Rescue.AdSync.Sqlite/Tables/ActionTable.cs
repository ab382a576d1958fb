using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Sqlite.Sessions;

namespace Rescue.AdSync.Sqlite.Tables;

/// <summary>The journal: actions and the fields that each changes.</summary>
internal static class ActionTable
{
    private const string Columns =
        "run, position, state, kind, role, side, pairing_position, pairing, object_id, planned_node, parent_node, parent_object_id, email, display_name, reason, node, result, message";

    public static void Keep(Session session, RunId run, RunAction action)
    {
        PlanAction plan = action.Action;
        session.Execute("DELETE FROM actions WHERE run = $1 AND position = $2", run.Value, action.Index);
        session.Execute(
            $"INSERT INTO actions ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
            run.Value,
            action.Index,
            Values.Of(action.State),
            Values.Of(plan.Kind),
            plan is CreateUserAction create ? Values.Of(create.Role) : null,
            Values.Of(plan.Side),
            plan.PairingIndex,
            plan.Pairing,
            plan.ObjectId?.ToString(),
            plan.NodeId?.Value,
            plan.ParentNodeId?.Value,
            plan.ParentObjectId?.ToString(),
            plan.Email,
            plan.DisplayName,
            plan.Reason,
            action.Node?.Value,
            action.Result,
            action.Message);
        for (int i = 0; i < plan.Changes.Length; i++)
        {
            FieldChange change = plan.Changes[i];
            session.Execute(
                "INSERT INTO changes (run, action, position, field, value_before, value_after) VALUES ($1, $2, $3, $4, $5, $6)",
                run.Value, action.Index, i, Values.Of(change.Field), change.Before, change.After);
        }
    }

    /// <summary>Reads the actions of a run, in the plan's order.</summary>
    public static ImmutableArray<RunAction> ReadOf(Session session, RunId run)
    {
        ChangeList changes = new();
        session.ReadAll("SELECT run, action, field, value_before, value_after FROM changes WHERE run = $1 ORDER BY action, position", changes.Add, run.Value);
        ImmutableArray<RunAction>.Builder actions = ImmutableArray.CreateBuilder<RunAction>();
        session.ReadAll($"SELECT {Columns} FROM actions WHERE run = $1 ORDER BY position", row => actions.Add(Read(row, changes).Action), run.Value);
        return actions.DrainToImmutable();
    }

    /// <summary>Reads the actions of which nobody knows what became, by run and position.</summary>
    public static IReadOnlyList<(RunId Run, RunAction Action)> ReadOpen(Session session)
    {
        ChangeList changes = new();
        session.ReadAll(
            """
            SELECT changes.run, changes.action, field, value_before, value_after
            FROM actions INDEXED BY actions_open JOIN changes ON changes.run = actions.run AND changes.action = actions.position
            WHERE state = 'Sending' ORDER BY changes.run, changes.action, changes.position
            """,
            changes.Add);
        var actions = new List<(RunId, RunAction)>();
        session.ReadAll($"SELECT {Columns} FROM actions INDEXED BY actions_open WHERE state = 'Sending' ORDER BY run, position", row => actions.Add(Read(row, changes)));
        return actions;
    }

    private static (RunId Run, RunAction Action) Read(SqliteDataReader row, ChangeList changes)
    {
        var run = new RunId(row.GetInt64(0));
        int position = checked((int)row.GetInt64(1));
        return (run, new RunAction
        {
            Index = position,
            State = row.Choice<ActionState>(2),
            Action = ReadPlanned(row, changes.Of(run, position)),
            Node = row.OptionalNode(15),
            Result = row.Text(16),
            Message = row.Text(17),
        });
    }

    private static PlanAction ReadPlanned(SqliteDataReader row, ImmutableArray<FieldChange> changes) => Empty(row) with
    {
        Side = row.Choice<Side>(5),
        PairingIndex = checked((int)row.GetInt64(6)),
        Pairing = row.GetString(7),
        ObjectId = row.OptionalObject(8),
        NodeId = row.OptionalNode(9),
        ParentNodeId = row.OptionalNode(10),
        ParentObjectId = row.OptionalObject(11),
        Email = row.Text(12),
        DisplayName = row.GetString(13),
        Reason = row.GetString(14),
        Changes = changes,
    };

    private static PlanAction Empty(SqliteDataReader row) => row.Choice<ActionKind>(3) switch
    {
        ActionKind.CreateGroup => new CreateGroupAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.UpdateGroup => new UpdateGroupAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.CreateUser => new CreateUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "", Role = row.Choice<Role>(4) },
        ActionKind.UpdateUser => new UpdateUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.MoveUser => new MoveUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.EnableUser => new EnableUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.DisableUser => new DisableUserAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.GrantMobile => new GrantMobileAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind.FreeMobile => new FreeMobileAction { Side = default, PairingIndex = 0, Pairing = "", DisplayName = "", Changes = [], Reason = "" },
        ActionKind unknown => throw new FormatException($"'{unknown}' is no action of this program."),
    };

    /// <summary>The changes of many actions.</summary>
    private sealed class ChangeList
    {
        private readonly Dictionary<(RunId, int), ImmutableArray<FieldChange>.Builder> _byAction = [];

        public void Add(SqliteDataReader row)
        {
            (RunId, int) key = (new RunId(row.GetInt64(0)), checked((int)row.GetInt64(1)));
            if (!_byAction.TryGetValue(key, out ImmutableArray<FieldChange>.Builder? changes))
            {
                _byAction.Add(key, changes = ImmutableArray.CreateBuilder<FieldChange>());
            }

            changes.Add(new FieldChange(row.Choice<Field>(2), row.Text(3), row.Text(4)));
        }

        public ImmutableArray<FieldChange> Of(RunId run, int position) =>
            _byAction.TryGetValue((run, position), out ImmutableArray<FieldChange>.Builder? changes) ? changes.ToImmutable() : [];
    }
}
