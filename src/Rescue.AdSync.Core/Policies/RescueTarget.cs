namespace Rescue.AdSync.Policies;

/// <summary>Where in Rescue a pairing puts its members (R1).</summary>
public readonly record struct RescueTarget
{
    private enum Kind
    {
        Group,
        AdministratorsRoot,
        MasterAdministratorsRoot,
    }

    private readonly Kind _kind;

    private RescueTarget(Kind kind, NodeId group)
    {
        _kind = kind;
        GroupId = group;
    }

    /// <summary>Gets the category Administrators itself.</summary>
    public static RescueTarget Administrators { get; } = new(Kind.AdministratorsRoot, NodeId.None);

    /// <summary>Gets the category Master Administrators.</summary>
    public static RescueTarget MasterAdministrators { get; } = new(Kind.MasterAdministratorsRoot, NodeId.None);

    /// <summary>Gets the group's node; <see cref="NodeId.None"/> for a category.</summary>
    public NodeId GroupId { get; }

    /// <summary>Gets a value indicating whether the target is the category Administrators.</summary>
    public bool IsAdministrators => _kind == Kind.AdministratorsRoot;

    /// <summary>Gets a value indicating whether the target is the category Master Administrators.</summary>
    public bool IsMasterAdministrators => _kind == Kind.MasterAdministratorsRoot;

    /// <summary>Makes the target of a technician or administrator group.</summary>
    /// <param name="group">The group's node.</param>
    public static RescueTarget Group(NodeId group) => new(Kind.Group, group);

    /// <summary>Returns the node id or the category's name, as configuration writes it.</summary>
    public override string ToString() => _kind switch
    {
        Kind.AdministratorsRoot => "Administrators",
        Kind.MasterAdministratorsRoot => "MasterAdministrators",
        _ => GroupId.ToString(),
    };
}
