using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>What may sit below what in the Rescue tree.</summary>
internal static class TreeRules
{
    /// <summary>Gets the kind of user that a parent takes, or <see langword="null"/> if it takes none.</summary>
    public static NodeType? UserBelow(NodeType parent) => parent switch
    {
        NodeType.MasterAdministrators => NodeType.MasterAdministrator,
        NodeType.Administrators or NodeType.AdministratorGroup => NodeType.Administrator,
        NodeType.TechnicianGroup => NodeType.Technician,
        _ => null,
    };

    /// <summary>Gets the kind of group that a parent takes, or <see langword="null"/> if it takes none.</summary>
    public static NodeType? GroupBelow(NodeType parent) => parent switch
    {
        NodeType.Administrators or NodeType.AdministratorGroup => NodeType.AdministratorGroup,
        NodeType.Technicians or NodeType.TechnicianGroup => NodeType.TechnicianGroup,
        _ => null,
    };

    /// <summary>Determines whether a node of one type may be put below one of another.</summary>
    public static bool MayHold(NodeType parent, NodeType child) =>
        child != NodeType.Unknown && (UserBelow(parent) == child || GroupBelow(parent) == child);

    /// <summary>Determines whether <c>getGroup</c> and <c>setGroup</c> take nodes of a type.</summary>
    public static bool IsGroup(NodeType type) => type is NodeType.TechnicianGroup or NodeType.AdministratorGroup;

    /// <summary>Determines whether nodes of a type are part of every account and cannot be deleted or moved.</summary>
    public static bool IsFixed(NodeType type) =>
        type is NodeType.Root or NodeType.MasterAdministrators or NodeType.Administrators or NodeType.Technicians;
}
