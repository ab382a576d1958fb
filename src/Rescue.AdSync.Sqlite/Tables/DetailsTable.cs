using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Sqlite.Sessions;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tables;

internal static class DetailsTable
{
    private const string Columns = "node, type, name, nick, email, sso_id, description, has_mobile, has_rpat, is_account_holder, is_enabled, verified_at";

    public static ImmutableArray<CachedDetails> Read(Session session)
    {
        ImmutableArray<CachedDetails>.Builder all = ImmutableArray.CreateBuilder<CachedDetails>();
        session.ReadAll($"SELECT {Columns} FROM details", row => all.Add(new CachedDetails(
            new UserDetails
            {
                Id = row.Node(0),
                Type = row.Choice<NodeType>(1),
                Name = row.Text(2),
                Nick = row.Text(3),
                Email = EmailAddress.From(row.Text(4)),
                SsoId = row.Text(5),
                Description = row.Text(6),
                HasMobileAddOn = row.Flag(7),
                HasRpatAddOn = row.Flag(8),
                IsAccountHolder = row.Flag(9),
                IsEnabled = row.Flag(10),
            },
            row.Moment(11))));
        return all.DrainToImmutable();
    }

    public static void Forget(Session session, NodeId node) => session.Execute("DELETE FROM details WHERE node = $1", node.Value);

    public static void Keep(Session session, CachedDetails cached)
    {
        UserDetails user = cached.Details;
        session.Execute(
            $"INSERT OR REPLACE INTO details ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            user.Id.Value,
            Values.Of(user.Type),
            user.Name,
            user.Nick,
            user.Email.IsNone ? null : user.Email.ToString(),
            user.SsoId,
            user.Description,
            user.HasMobileAddOn,
            user.HasRpatAddOn,
            user.IsAccountHolder,
            user.IsEnabled,
            Values.OfMoment(cached.VerifiedAt));
    }
}
