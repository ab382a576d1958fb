using Rescue.AdSync.Sqlite.Sessions;

namespace Rescue.AdSync.Sqlite.Tables;

internal static class AccountTable
{
    public static long? Read(Session session)
    {
        long? id = null;
        session.ReadAll("SELECT id FROM account", row => id = row.GetInt64(0));
        return id;
    }

    public static void Keep(Session session, long id) => session.Execute("INSERT OR REPLACE INTO account (one, id) VALUES (1, $1)", id);
}
