using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>What a new group takes over from the group it is created in (R3).</summary>
internal static class GroupTemplate
{
    /// <summary>Determines whether an answer can serve: that of a group, or of a category, of which Rescue tells nothing.</summary>
    public static bool CanServe(RescueResult result) => result.IsOk || result.Code == RescueErrorCode.InvalidNode;

    /// <summary>Takes permissions and status from the parent group, and the limits that Rescue itself gave.</summary>
    /// <param name="empty">The new group as Rescue made it.</param>
    /// <param name="parent">The parent; <see langword="null"/> for a category, under which a group keeps its permissions and is enabled.</param>
    public static GroupDetails Like(GroupDetails empty, GroupDetails? parent) => parent is null
        ? empty with { IsEnabled = true }
        : empty with { Permissions = parent.Permissions, LockedPermissions = parent.LockedPermissions, IsEnabled = parent.IsEnabled };
}
