using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>Decides about <c>createUser</c>, <c>createGroup</c>, <c>moveNode</c> and <c>deleteNode</c>.</summary>
internal sealed class NodeRules(AccountTree tree)
{
    public RescueResult<NodeId> CreateUser(NodeId parent) => Create(parent, TreeRules.UserBelow);

    public RescueResult<NodeId> CreateGroup(NodeId parent) => Create(parent, TreeRules.GroupBelow);

    public RescueResult Move(NodeId id, NodeId newParent)
    {
        if (tree.Find(id) is not { } node)
        {
            return Refusals.InvalidNode;
        }

        if (tree.Find(newParent) is not { } parent)
        {
            return Refusals.InvalidTarget;
        }

        // A group below itself would be a loop.
        if (!TreeRules.MayHold(parent.Type, node.Type) || tree.IsWithin(newParent, id))
        {
            return Refusals.InvalidMove;
        }

        tree.Replace(node with { ParentId = newParent });
        return RescueResult.Ok;
    }

    public RescueResult Delete(NodeId id, NodeId caller)
    {
        if (tree.Find(id) is not { } node)
        {
            return Refusals.InvalidNode;
        }

        if (TreeRules.IsFixed(node.Type) || tree.Subtree(id).Exists(below => below.IsAccountHolder || below.Id == caller))
        {
            return Refusals.InvalidDelete;
        }

        tree.RemoveSubtree(id);
        return RescueResult.Ok;
    }

    // Only an empty, disabled placeholder is made: no name, no e-mail, no password.
    private RescueResult<NodeId> Create(NodeId parent, Func<NodeType, NodeType?> kindBelow)
    {
        if (tree.Find(parent) is not { } above || kindBelow(above.Type) is not { } type)
        {
            return new RescueResult<NodeId>(Refusals.InvalidParent);
        }

        var node = new EmulatedNode { Id = tree.TakeId(), ParentId = parent, Type = type, Status = NodeStatus.Disabled };
        tree.Add(node);
        return new RescueResult<NodeId>(node.Id);
    }
}
