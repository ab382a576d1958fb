using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>Applies a plan in memory: the Rescue account as it will be when every action succeeds.</summary>
public static class PlanProjection
{
    /// <summary>Applies a plan to the snapshot it was made from.</summary>
    /// <param name="rescue">The snapshot.</param>
    /// <param name="plan">The plan. A blocked one is applied as if it were approved.</param>
    /// <returns>The snapshot afterwards. Nodes that the plan creates bear made-up ids above all present ones.</returns>
    public static RescueSnapshot Apply(RescueSnapshot rescue, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(rescue);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Actions.IsEmpty)
        {
            // A refused plan may come of a tree that no model can be made of.
            return rescue;
        }

        var model = new Model(rescue);
        foreach (PlanAction action in plan.Actions)
        {
            model.Apply(action);
        }

        IEnumerable<NodeId> unreadable = rescue.Index.Nodes.Where((_, position) => rescue.IsUnreadable(position)).Select(node => node.Id);
        return RescueSnapshot.Create(rescue.Caller, model.Nodes, model.Details).WithDetails([], unreadable);
    }

    private sealed class Model(RescueSnapshot rescue)
    {
        private readonly Dictionary<NodeId, RescueNode> _nodes = rescue.Nodes.ToDictionary(node => node.Id);
        private readonly Dictionary<NodeId, UserDetails> _details = rescue.Nodes
            .Select(node => rescue.DetailsOf(node.Id))
            .OfType<UserDetails>()
            .ToDictionary(details => details.Id);

        private readonly Dictionary<(Side, ObjectId), NodeId> _created = [];
        private long _lastId = rescue.Nodes.Count == 0 ? 0 : rescue.Nodes.Max(node => node.Id.Value);

        public IEnumerable<RescueNode> Nodes => _nodes.Values;

        public IEnumerable<UserDetails> Details => _details.Values;

        public void Apply(PlanAction action)
        {
            NodeId id = action switch
            {
                CreateGroupAction group => Create(group, group.Side == Side.Technician ? NodeType.TechnicianGroup : NodeType.AdministratorGroup),
                CreateUserAction user => Create(user, TypeOf(user.Role)),
                { NodeId: { } node } => node,
                { ObjectId: { } created } => _created[(action.Side, created)],
                _ => throw new ArgumentException($"The action on '{action.DisplayName}' names neither a node nor an object.", nameof(action)),
            };
            foreach (FieldChange change in action.Changes)
            {
                Set(id, action, change);
            }
        }

        private static NodeType TypeOf(Role role) => role switch
        {
            Role.Technician => NodeType.Technician,
            Role.Administrator => NodeType.Administrator,
            _ => NodeType.MasterAdministrator,
        };

        private NodeId Create(PlanAction action, NodeType type)
        {
            var id = new NodeId(++_lastId);
            _nodes[id] = new RescueNode { Id = id, Type = type };
            if (type.IsUser())
            {
                _details[id] = new UserDetails { Id = id, Type = type };
            }

            _created[(action.Side, action.ObjectId!.Value)] = id;
            return id;
        }

        private void Set(NodeId id, PlanAction action, FieldChange change)
        {
            RescueNode node = _nodes[id];
            UserDetails? details = _details.GetValueOrDefault(id);
            bool on = change.After is FieldChange.Enabled or FieldChange.True;
            (_nodes[id], UserDetails? changed) = change.Field switch
            {
                Field.Name => (node with { Name = change.After }, details is null ? null : details with { Name = change.After }),
                Field.Nick => (node, details is null ? null : details with { Nick = change.After }),
                Field.Email => (node with { Email = EmailAddress.From(change.After) }, details is null ? null : details with { Email = EmailAddress.From(change.After) }),
                Field.SsoId => (node, details is null ? null : details with { SsoId = change.After }),
                Field.Description => (node with { Description = change.After }, details is null ? null : details with { Description = change.After }),
                Field.Status => (node with { Status = on ? NodeStatus.Offline : NodeStatus.Disabled }, details is null ? null : details with { IsEnabled = on }),
                Field.Mobile => (node, details is null ? null : details with { HasMobileAddOn = on }),
                _ => (node with { ParentId = action.ParentNodeId ?? _created[(action.Side, action.ParentObjectId!.Value)] }, details),
            };
            if (changed is not null)
            {
                _details[id] = changed;
            }
        }
    }
}
