using Rescue.AdSync.History;
using Rescue.AdSync.Sqlite.Sessions;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tables;

internal static class ChangeWriter
{
    public static void Write(Session session, StateChange change)
    {
        if (!change.Run.IsNone || !change.Actions.IsEmpty || !change.Children.IsEmpty)
        {
            RunTable.Require(session, change.Run);
        }

        WriteState(session, change);
        foreach (RunAction action in change.Actions)
        {
            ActionTable.Keep(session, change.Run, action);
        }

        foreach (ParentChildren parent in change.Children)
        {
            ChildTable.Keep(session, change.Run, parent);
        }
    }

    private static void WriteState(Session session, StateChange change)
    {
        if (change.AccountId is { } account)
        {
            AccountTable.Keep(session, account);
        }

        foreach (Link link in change.DroppedLinks)
        {
            LinkTable.Drop(session, link);
        }

        foreach (Link link in change.Links)
        {
            LinkTable.Keep(session, link);
        }

        foreach (NodeId node in change.ForgottenDetails)
        {
            DetailsTable.Forget(session, node);
        }

        foreach (CachedDetails details in change.Details)
        {
            DetailsTable.Keep(session, details);
        }

        foreach ((ObjectId group, int members) in change.GroupSizes)
        {
            GroupSizeTable.Keep(session, group, members);
        }
    }
}
