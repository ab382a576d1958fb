using System.Collections.Immutable;
using Rescue.AdSync.Sqlite.Sessions;

namespace Rescue.AdSync.Sqlite.Tables;

internal static class GroupSizeTable
{
    public static ImmutableDictionary<ObjectId, int> Read(Session session)
    {
        ImmutableDictionary<ObjectId, int>.Builder sizes = ImmutableDictionary.CreateBuilder<ObjectId, int>();
        session.ReadAll("SELECT object_id, members FROM group_sizes", row => sizes[row.Object(0)] = checked((int)row.GetInt64(1)));
        return sizes.ToImmutable();
    }

    public static void Keep(Session session, ObjectId group, int members) => session.Execute(
        "INSERT OR REPLACE INTO group_sizes (object_id, members) VALUES ($1, $2)", group.ToString(), members);
}
