using System.Collections.Immutable;
using System.Globalization;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>Decides about <c>setGroup</c>: a full replacement too, so permissions that are left out are dropped.</summary>
internal sealed class GroupRules(AccountTree tree)
{
    public RescueResult Set(GroupWrite write)
    {
        if (tree.Find(write.Node) is not { } group || !TreeRules.IsGroup(group.Type))
        {
            return Refusals.InvalidNode;
        }

        if (!UserRules.IsGoodName(write.Name))
        {
            return Refusals.InvalidName;
        }

        if (!UserRules.IsStatus(write.Status))
        {
            return Refusals.InvalidStatus;
        }

        if (Limit(write.StandardLimit) is not { } standard || Limit(write.MobileLimit) is not { } mobile || Limit(write.RpatLimit) is not { } rpat)
        {
            return Refusals.InvalidLimit;
        }

        tree.Replace(group with
        {
            Name = write.Name!,
            Description = write.Description ?? string.Empty,
            Status = UserRules.Is(write.Status, "Enabled") ? NodeStatus.Offline : NodeStatus.Disabled,
            Permissions = Words(write.Permissions),
            LockedPermissions = Words(write.LockedPermissions),
            StandardConcurrentLimit = standard,
            MobileConcurrentLimit = mobile,
            RpatConcurrentLimit = rpat,
        });
        return RescueResult.Ok;
    }

    private static int? Limit(string? text) => string.IsNullOrEmpty(text)
        ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) ? limit : null;

    // Words that are not known here are kept: the product gains permissions.
    private static ImmutableArray<string> Words(string? list) =>
        [.. (list ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
