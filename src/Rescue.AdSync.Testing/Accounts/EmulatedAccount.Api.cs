using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <content>The account as the API sees it: every call is judged by Rescue's rules, each in one step.</content>
public sealed partial class EmulatedAccount
{
    /// <summary>Determines whether the credential's own user may still act.</summary>
    internal RescueResult CheckCaller() =>
        Find(Caller) is { IsEnabled: true } ? RescueResult.Ok : Refusals.CallerDeletedOrDisabled;

    /// <summary>Gets the caller's node, and the enabled technician node of the same person, if there is one.</summary>
    internal (EmulatedNode Caller, NodeId Administrator, NodeId Technician) Whoami()
    {
        EmulatedNode caller = this[Caller];
        EmulatedNode[] roles = [.. FindByEmail(caller.Email)];
        NodeId administrator = Array.Find(roles, node => node.Type is NodeType.MasterAdministrator or NodeType.Administrator)?.Id ?? NodeId.None;
        NodeId technician = Array.Find(roles, node => node.Type == NodeType.Technician && node.IsEnabled)?.Id ?? NodeId.None;
        return (caller, administrator, technician);
    }

    internal RescueResult<EmulatedNode> GetUser(NodeId id) =>
        Find(id) is { } node && node.Type.IsUser() ? new RescueResult<EmulatedNode>(node) : new RescueResult<EmulatedNode>(Refusals.InvalidNode);

    internal RescueResult<EmulatedNode> GetGroup(NodeId id) =>
        Find(id) is { } node && TreeRules.IsGroup(node.Type) ? new RescueResult<EmulatedNode>(node) : new RescueResult<EmulatedNode>(Refusals.InvalidNode);

    internal RescueResult<NodeId> CreateUser(NodeId parent)
    {
        lock (_gate)
        {
            return _nodes.CreateUser(parent);
        }
    }

    internal RescueResult<NodeId> CreateGroup(NodeId parent)
    {
        lock (_gate)
        {
            return _nodes.CreateGroup(parent);
        }
    }

    internal RescueResult SetUser(UserWrite write)
    {
        lock (_gate)
        {
            return _users.Set(write, Caller, MobileSeats);
        }
    }

    internal RescueResult SetGroup(GroupWrite write)
    {
        lock (_gate)
        {
            return _groups.Set(write);
        }
    }

    internal RescueResult MoveNode(NodeId node, NodeId newParent)
    {
        lock (_gate)
        {
            return _nodes.Move(node, newParent);
        }
    }

    internal RescueResult DeleteNode(NodeId node)
    {
        lock (_gate)
        {
            return _nodes.Delete(node, Caller);
        }
    }
}
