using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Lays the changes of an action over a record just read (E5).</summary>
internal static class RecordOverlay
{
    /// <summary>Determines whether a user is already as an action wants them.</summary>
    public static bool Holds(UserDetails user, PlanAction action) => action.Changes.All(change => change.Field switch
    {
        Field.Name => user.Name == Text(change),
        Field.Nick => user.Nick == Text(change),
        Field.SsoId => user.SsoId == Text(change),
        Field.Description => user.Description == Text(change),
        Field.Email => user.Email == EmailAddress.From(change.After),
        Field.Status => user.IsEnabled == IsEnabled(change),
        Field.Mobile => user.HasMobileAddOn == IsOn(change),
        _ => true,
    });

    /// <summary>Makes an action that says what it really changes: each value before as it was just read.</summary>
    public static PlanAction AsSent(PlanAction action, UserDetails now) => action with
    {
        Changes = [.. action.Changes.Select(change => change.Field switch
        {
            Field.Name => change with { Before = now.Name },
            Field.Nick => change with { Before = now.Nick },
            Field.SsoId => change with { Before = now.SsoId },
            Field.Description => change with { Before = now.Description },
            Field.Email => change with { Before = now.Email.IsNone ? null : now.Email.ToString() },
            Field.Status => change with { Before = now.IsEnabled ? FieldChange.Enabled : FieldChange.Disabled },
            Field.Mobile => change with { Before = now.HasMobileAddOn ? FieldChange.True : FieldChange.False },
            _ => change,
        })],
    };

    /// <summary>Makes an action that says what it really changes of a group.</summary>
    public static PlanAction AsSent(PlanAction action, GroupDetails now) => action with
    {
        Changes = [.. action.Changes.Select(change => change.Field switch
        {
            Field.Name => change with { Before = now.Name },
            Field.Description => change with { Before = now.Description },
            _ => change,
        })],
    };

    /// <summary>Makes the record that an action wants; the parent is no part of it.</summary>
    public static UserRecord Over(UserRecord record, PlanAction action) => action.Changes.Aggregate(record, (now, change) => change.Field switch
    {
        Field.Name => now with { Name = Text(change) ?? now.Name },
        Field.Nick => now with { Nick = Text(change) },
        Field.SsoId => now with { SsoId = Text(change) },
        Field.Description => now with { Description = Text(change) },
        Field.Email => now with { Email = EmailAddress.From(change.After) },
        Field.Status => now with { IsEnabled = IsEnabled(change) },
        Field.Mobile => now with { HasMobileAddOn = IsOn(change) },
        _ => now,
    });

    /// <summary>Makes the group that an action wants.</summary>
    public static GroupDetails Over(GroupDetails group, PlanAction action) => action.Changes.Aggregate(group, (now, change) => change.Field switch
    {
        Field.Name => now with { Name = Text(change) ?? now.Name },
        Field.Description => now with { Description = Text(change) },
        _ => now,
    });

    /// <summary>Determines whether a user is as a record that was sent says.</summary>
    public static bool IsAsSent(UserRecord sent, UserDetails user) =>
        user.Name == SingleLine.Clean(sent.Name)
        && user.Email == sent.Email
        && user.Nick == SingleLine.Clean(sent.Nick)
        && user.SsoId == SingleLine.Clean(sent.SsoId)
        && user.Description == SingleLine.Clean(sent.Description)
        && user.IsEnabled == sent.IsEnabled
        && user.HasMobileAddOn == sent.HasMobileAddOn
        && user.HasRpatAddOn == sent.HasRpatAddOn;

    /// <summary>Determines whether a group is as it was sent.</summary>
    public static bool IsAsSent(GroupDetails sent, GroupDetails group) =>
        group.Name == sent.Name
        && group.Description == sent.Description
        && group.IsEnabled == sent.IsEnabled
        && group.Permissions.ToHashSet(StringComparer.Ordinal).SetEquals(sent.Permissions)
        && group.LockedPermissions.ToHashSet(StringComparer.Ordinal).SetEquals(sent.LockedPermissions);

    private static string? Text(FieldChange change) => SingleLine.Clean(change.After);

    /// <summary>A word that is neither counts as enabled: nobody is locked out by a word that is not understood.</summary>
    private static bool IsEnabled(FieldChange change) => !string.Equals(change.After, FieldChange.Disabled, StringComparison.OrdinalIgnoreCase);

    private static bool IsOn(FieldChange change) => string.Equals(change.After, FieldChange.True, StringComparison.OrdinalIgnoreCase);
}
