using System.Collections.Immutable;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Sqlite.Sessions;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tables;

/// <summary>What was below parents before a run created there (E3).</summary>
internal static class ChildTable
{
    public static void Keep(Session session, RunId run, ParentChildren parent)
    {
        session.Execute("DELETE FROM children WHERE run = $1 AND parent = $2", run.Value, parent.Parent.Value);
        for (int i = 0; i < parent.Children.Length; i++)
        {
            session.Execute(
                "INSERT INTO children (run, parent, position, node) VALUES ($1, $2, $3, $4)",
                run.Value, parent.Parent.Value, i, parent.Children[i].Value);
        }
    }

    /// <summary>Forgets what only an action without a clear answer needs, if the run has none.</summary>
    public static void ForgetIfSettled(Session session, RunId run) => session.Execute(
        "DELETE FROM children WHERE run = $1 AND NOT EXISTS (SELECT 1 FROM actions WHERE run = $1 AND state = 'Sending')", run.Value);

    /// <summary>Reads what was below the parent of an action, and what the run made there since; for anything but a create, nothing.</summary>
    public static ImmutableArray<NodeId> ReadBefore(Session session, RunId run, RunAction action)
    {
        if (action.Action is not { Kind: ActionKind.CreateUser or ActionKind.CreateGroup, ParentNodeId: { } parent })
        {
            return [];
        }

        ImmutableArray<NodeId>.Builder nodes = ImmutableArray.CreateBuilder<NodeId>();
        session.ReadAll("SELECT node FROM children WHERE run = $1 AND parent = $2 ORDER BY position", row => nodes.Add(row.Node(0)), run.Value, parent.Value);
        session.ReadAll(
            """
            SELECT node FROM actions
            WHERE run = $1 AND parent_node = $2 AND position <> $3 AND node IS NOT NULL AND kind IN ('CreateUser', 'CreateGroup')
            ORDER BY position
            """,
            row => nodes.Add(row.Node(0)),
            run.Value,
            parent.Value,
            action.Index);
        return nodes.DrainToImmutable();
    }
}
