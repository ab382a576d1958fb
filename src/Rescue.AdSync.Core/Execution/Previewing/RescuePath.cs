using System.Text;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Execution;

/// <summary>What the name of a Rescue group led to.</summary>
/// <param name="Target">The target; a group of <see cref="NodeId.None"/> where the name led to none, or to several.</param>
/// <param name="Name">What to call it; where there is no target, with the reason.</param>
internal readonly record struct TargetLookup(RescueTarget Target, string Name);

/// <summary>Follows a node id, a category's name, or a path such as <c>Technicians/EMEA/Level 2</c> through the tree.</summary>
/// <remarks>
/// Names are compared ordinally, ignoring case. A slash that is part of a name is written twice. The first name of a path is
/// a category: <c>Technicians</c>, <c>Administrators</c> or <c>MasterAdministrators</c>.
/// </remarks>
internal static class RescuePath
{
    public static TargetLookup Find(RescueSnapshot rescue, string text)
    {
        string path = text.Trim();
        if (NodeId.TryParse(path, out NodeId id))
        {
            return id.IsNone ? Nowhere(path, "is no node") : OfNode(rescue, id);
        }

        string[] names = [.. Split(path)];
        return names.Length == 0 ? Nowhere(path, "names no group") : Follow(rescue, path, names);
    }

    /// <summary>Splits a path at single slashes; a double slash stands for one within a name.</summary>
    internal static IEnumerable<string> Split(string path)
    {
        var name = new StringBuilder();
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] != '/')
            {
                name.Append(path[i]);
            }
            else if (i + 1 < path.Length && path[i + 1] == '/')
            {
                name.Append(path[i++]);
            }
            else
            {
                if (SingleLine.Clean(name.ToString()) is { } part)
                {
                    yield return part;
                }

                name.Clear();
            }
        }

        if (SingleLine.Clean(name.ToString()) is { } last)
        {
            yield return last;
        }
    }

    private static TargetLookup OfNode(RescueSnapshot rescue, NodeId id) =>
        rescue.TryGetNode(id, out RescueNode? node)
            ? new TargetLookup(TargetOf(node), node.ToString())
            : new TargetLookup(RescueTarget.Group(id), $"node {id}");

    private static RescueTarget TargetOf(RescueNode node) => node.Type switch
    {
        NodeType.Administrators => RescueTarget.Administrators,
        NodeType.MasterAdministrators => RescueTarget.MasterAdministrators,
        _ => RescueTarget.Group(node.Id),
    };

    private static TargetLookup Follow(RescueSnapshot rescue, string path, string[] names)
    {
        if (CategoryOf(names[0]) is not { } type)
        {
            return Nowhere(path, "must begin with Technicians, Administrators or MasterAdministrators, or be a node id");
        }

        if (names.Length == 1 && type != NodeType.Technicians)
        {
            return new TargetLookup(type == NodeType.Administrators ? RescueTarget.Administrators : RescueTarget.MasterAdministrators, path);
        }

        return rescue.Nodes.FirstOrDefault(node => node.Type == type) is { } category
            ? Descend(rescue, path, category, names)
            : Nowhere(path, $"the account shows no category {names[0]}");
    }

    private static TargetLookup Descend(RescueSnapshot rescue, string path, RescueNode category, string[] names)
    {
        RescueNode at = category;
        foreach (string name in names.Skip(1))
        {
            RescueNode[] next = [.. rescue.ChildrenOf(at.Id).Where(node => IsGroup(node) && string.Equals(node.Name, name, StringComparison.OrdinalIgnoreCase))];
            if (next.Length != 1)
            {
                return Nowhere(path, next.Length == 0
                    ? $"there is no group '{name}' in '{at}'"
                    : $"{next.Length} groups in '{at}' are called '{name}'; write the node id instead");
            }

            at = next[0];
        }

        return new TargetLookup(TargetOf(at), path);
    }

    private static NodeType? CategoryOf(string name) => name.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "TECHNICIANS" => NodeType.Technicians,
        "ADMINISTRATORS" => NodeType.Administrators,
        "MASTERADMINISTRATORS" => NodeType.MasterAdministrators,
        _ => null,
    };

    private static bool IsGroup(RescueNode node) => node.Type is NodeType.TechnicianGroup or NodeType.AdministratorGroup;

    private static TargetLookup Nowhere(string path, string reason) => new(RescueTarget.Group(NodeId.None), $"'{path}' ({reason})");
}
