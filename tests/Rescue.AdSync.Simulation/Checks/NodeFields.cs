using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Checks;

/// <summary>Compares nodes of the account with what actions say.</summary>
internal static class NodeFields
{
    public static readonly Field[] All = Enum.GetValues<Field>();

    /// <summary>Gets a field in the words that actions use.</summary>
    public static string? Of(EmulatedNode node, Field field) => field switch
    {
        Field.Name => Text(node.Name),
        Field.Nick => Text(node.Nick),
        Field.Email => Text(node.Email),
        Field.SsoId => Text(node.SsoId),
        Field.Description => Text(node.Description),
        Field.Status => node.IsEnabled ? FieldChange.Enabled : FieldChange.Disabled,
        Field.Mobile => node.HasMobileAddOn ? FieldChange.True : FieldChange.False,
        _ => node.ParentId.ToString(),
    };

    public static bool Same(Field field, string? left, string? right) => string.Equals(
        left, right, field is Field.Email or Field.Status or Field.Mobile ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Determines whether a node is as an action wants it; where a new node stands is another matter.</summary>
    public static bool Holds(EmulatedNode node, PlanAction action)
    {
        bool isCreate = action.Kind is ActionKind.CreateUser or ActionKind.CreateGroup;
        return action.Changes.All(change => (isCreate && change.Field == Field.Parent) || Same(change.Field, change.After, Of(node, change.Field)));
    }

    /// <summary>Determines whether a node is a user that nobody has filled.</summary>
    public static bool IsEmptyUser(EmulatedNode node) => node.Type.IsUser() && node.Email.Length == 0;

    private static string? Text(string value) => value.Length == 0 ? null : value;
}
