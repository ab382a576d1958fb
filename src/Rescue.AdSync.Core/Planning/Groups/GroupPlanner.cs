using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R3: creates mirrored groups that are missing, and keeps those that we created called as the directory calls them.</summary>
internal static class GroupPlanner
{
    public static void Plan(PlanningRun run, ActionList actions)
    {
        foreach (Place place in run.Places)
        {
            if (place.Parent is null || place.Pairing.IsFrozen)
            {
                continue;
            }

            if (place.Node == NodeIndex.None)
            {
                actions.AddGroup(place.Depth, Create(run, place, place.Parent));
            }
            else if (Update(run, place) is { } update)
            {
                actions.AddGroup(place.Depth, update);
            }
        }
    }

    private static CreateGroupAction Create(PlanningRun run, Place place, Place parent)
    {
        NodeId? parentNode = parent.Node == NodeIndex.None ? null : run.Nodes.Nodes[parent.Node].Id;
        ObjectId? parentObject = parent.Node == NodeIndex.None ? parent.Group.Id : null;
        ImmutableArray<FieldChange>.Builder changes = ImmutableArray.CreateBuilder<FieldChange>();
        changes.Add(new FieldChange(Field.Name, null, place.Group.Name));
        if (place.Group.Description is { } description)
        {
            changes.Add(new FieldChange(Field.Description, null, description));
        }

        changes.Add(new FieldChange(Field.Parent, null, parentNode?.ToString() ?? parentObject?.ToString()));
        var subject = new ActionSubject(place.Pairing, place.Group.Id, null, parentNode, parentObject, null, place.Group.Name);
        return new CreateGroupAction(subject, changes.ToImmutable(), $"The group is nested in '{parent.Group.Name}' and has no counterpart in Rescue.");
    }

    private static UpdateGroupAction? Update(PlanningRun run, Place place)
    {
        RescueNode node = run.Nodes.Nodes[place.Node];
        if (run.Links.Of(place.Group.Id, place.Pairing.Side) is not { CreatedByUs: true } link || link.Node != node.Id)
        {
            return null;
        }

        ImmutableArray<FieldChange>.Builder changes = ImmutableArray.CreateBuilder<FieldChange>();
        if (!string.Equals(node.Name, place.Group.Name, StringComparison.Ordinal))
        {
            changes.Add(new FieldChange(Field.Name, node.Name, place.Group.Name));
        }

        if (place.Group.Description is { } description && !string.Equals(node.Description, description, StringComparison.Ordinal))
        {
            changes.Add(new FieldChange(Field.Description, node.Description, description));
        }

        var subject = new ActionSubject(place.Pairing, place.Group.Id, node.Id, node.ParentId, null, null, place.Group.Name);
        return changes.Count == 0 ? null : new UpdateGroupAction(subject, changes.ToImmutable(), "The directory calls or describes the group otherwise now.");
    }
}
