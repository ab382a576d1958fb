using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>Puts the nodes of a projected tree in words.</summary>
internal sealed class TreeLines(TreeActions actions, NodePaths paths)
{
    public TreeLine OfGroup(TreeItem item, List<TreeItem> children)
    {
        PlanAction? update = item.Node is null ? null : actions.On(item.Node.Id).FirstOrDefault();
        string? newName = update?.ChangeOf(Field.Name)?.After;
        bool created = item.Role == TreeRole.Created;
        return new TreeLine
        {
            Depth = item.Depth,
            IsUser = false,
            Name = newName ?? item.Name,
            Type = TypeOf(item),
            Change = created ? TreeChange.New : update is null ? TreeChange.None : TreeChange.Changed,
            Detail = created ? "new group" : newName is not null ? $"until now {item.Name}" : update is null ? null : Describe(update),
            MembersBefore = created ? 0 : children.Count(child => child.IsUser && child.Role is (TreeRole.Stays or TreeRole.Leaves)),
            MembersAfter = children.Count(child => child.IsUser && child.Role != TreeRole.Leaves),
        };
    }

    public TreeLine OfUser(TreeItem item) => item.Role switch
    {
        TreeRole.Created => Created(item, (CreateUserAction)item.Action!),
        TreeRole.Leaves => Leaving(item, item.Node!),
        _ => Staying(item, item.Node!),
    };

    private static string TypeOf(TreeItem item) => (item.Node?.Type ?? CreatedType(item.Action!)) switch
    {
        NodeType.TechnicianGroup => "Technician group",
        NodeType.AdministratorGroup => "Administrator group",
        NodeType.MasterAdministrator => "Master administrator",
        NodeType.Administrator => "Administrator",
        NodeType.Technician => "Technician",
        _ => "Category",
    };

    private static NodeType CreatedType(PlanAction action) => action switch
    {
        CreateUserAction { Role: Role.MasterAdministrator } => NodeType.MasterAdministrator,
        CreateUserAction { Role: Role.Administrator } => NodeType.Administrator,
        CreateUserAction => NodeType.Technician,
        _ => action.Side == Side.Technician ? NodeType.TechnicianGroup : NodeType.AdministratorGroup,
    };

    private static string Fields(PlanAction action) =>
        string.Join(", ", action.Changes.Select(change => change.Field.InWords()));

    private static string Describe(PlanAction action) => action switch
    {
        EnableUserAction => "may sign in again",
        DisableUserAction => "may no longer sign in",
        GrantMobileAction => "mobile licence given",
        FreeMobileAction => "mobile licence taken back",
        _ => Fields(action) + " changed",
    };

    private static TreeLine Created(TreeItem item, CreateUserAction action) => new()
    {
        Depth = item.Depth,
        IsUser = true,
        Name = item.Name,
        Type = TypeOf(item),
        Email = action.Email,
        IsEnabled = true,
        Change = TreeChange.New,
        Detail = "new user",
    };

    private TreeLine Leaving(TreeItem item, RescueNode node) => new()
    {
        Depth = item.Depth,
        IsUser = true,
        Name = item.Name,
        Type = TypeOf(item),
        Email = node.Email.ToString(),
        IsEnabled = node.IsEnabled,
        Change = TreeChange.MovedOut,
        Detail = "to " + Destination(actions.MoveOf(node.Id)!),
    };

    private TreeLine Staying(TreeItem item, RescueNode node)
    {
        List<PlanAction> own = [.. actions.On(node.Id)];
        string? name = After(own, Field.Name);
        string? email = After(own, Field.Email);
        var words = own.Where(action => action is not MoveUserAction).Select(Describe).ToList();
        if (item.Role == TreeRole.Arrives)
        {
            words.Insert(0, "from " + paths.Of(node.ParentId));
        }

        return new TreeLine
        {
            Depth = item.Depth,
            IsUser = true,
            Name = name ?? item.Name,
            Type = TypeOf(item),
            Email = email ?? node.Email.ToString(),
            IsEnabled = own.Exists(action => action is EnableUserAction) || (node.IsEnabled && !own.Exists(action => action is DisableUserAction)),
            Change = ChangeOf(item, own),
            Detail = words.Count == 0 ? null : string.Join("; ", words),
        };
    }

    private static TreeChange ChangeOf(TreeItem item, List<PlanAction> own)
    {
        if (own.Exists(action => action is DisableUserAction))
        {
            return TreeChange.Disabled;
        }

        if (item.Role == TreeRole.Arrives)
        {
            return TreeChange.MovedIn;
        }

        if (own.Exists(action => action is EnableUserAction))
        {
            return TreeChange.Enabled;
        }

        return own.Count > 0 ? TreeChange.Changed : TreeChange.None;
    }

    private static string? After(List<PlanAction> own, Field field)
    {
        foreach (PlanAction action in own)
        {
            if (action.ChangeOf(field)?.After is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private string Destination(MoveUserAction move) => move switch
    {
        { ParentNodeId: { } node } => paths.Of(node),
        { ParentObjectId: { } group } => paths.OfCreated(move.Side, group),
        _ => "another group",
    };
}
