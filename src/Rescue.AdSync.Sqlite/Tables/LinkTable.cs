using System.Collections.Immutable;
using Rescue.AdSync.Sqlite.Sessions;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tables;

internal static class LinkTable
{
    public static ImmutableArray<Link> Read(Session session)
    {
        ImmutableArray<Link>.Builder links = ImmutableArray.CreateBuilder<Link>();
        session.ReadAll(
            "SELECT object_id, side, node, created_by_us, mobile_granted FROM links",
            row => links.Add(new Link(row.Object(0), row.Choice<Side>(1), row.Node(2)) { CreatedByUs = row.Flag(3), MobileGranted = row.Flag(4) }));
        return links.DrainToImmutable();
    }

    public static void Drop(Session session, Link link) => session.Execute(
        "DELETE FROM links WHERE object_id = $1 AND side = $2 AND node = $3",
        link.ObjectId.ToString(), Values.Of(link.Side), link.Node.Value);

    /// <summary>Keeps a link in the place of one for the same object and side, and of one for the same node.</summary>
    public static void Keep(Session session, Link link) => session.Execute(
        "INSERT OR REPLACE INTO links (object_id, side, node, created_by_us, mobile_granted) VALUES ($1, $2, $3, $4, $5)",
        link.ObjectId.ToString(), Values.Of(link.Side), link.Node.Value, link.CreatedByUs, link.MobileGranted);
}
