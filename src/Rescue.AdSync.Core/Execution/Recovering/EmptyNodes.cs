using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Tells nodes that were created and never filled (E3).</summary>
internal static class EmptyNodes
{
    /// <summary>Determines whether a node is a user that was created and never filled: Rescue takes no other without an e-mail.</summary>
    public static bool IsEmptyUser(RescueNode node) => node.Type.IsUser() && node.Email.IsNone;

    /// <summary>Determines whether a node is a group that was created and never filled: Rescue takes no other without a name.</summary>
    public static bool IsEmptyGroup(RescueNode node) => node.Type is NodeType.TechnicianGroup or NodeType.AdministratorGroup && node.Name is null;
}
