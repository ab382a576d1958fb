using Rescue.AdSync.History;
using Rescue.AdSync.Sqlite.Sessions;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tables;

internal static class StateReader
{
    public static SyncState Load(Session session) => new()
    {
        AccountId = AccountTable.Read(session),
        Links = LinkTable.Read(session),
        LastGroupSizes = GroupSizeTable.Read(session),
        Details = DetailsTable.Read(session),
        OpenActions = [.. ActionTable.ReadOpen(session).Select(open => new OpenAction(open.Run, open.Action, ChildTable.ReadBefore(session, open.Run, open.Action)))],
        LastRunAt = RunTable.LastStart(session),
    };
}
