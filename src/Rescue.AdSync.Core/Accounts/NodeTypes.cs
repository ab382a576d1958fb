namespace Rescue.AdSync.Accounts;

/// <summary>What can be said of a <see cref="NodeType"/>.</summary>
public static class NodeTypes
{
    /// <summary>Reads the word that Rescue uses, without regard to case: its pages disagree on it.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The type, or <see cref="NodeType.Unknown"/>.</returns>
    public static NodeType Parse(string? word) =>
        word is { Length: > 0 } && char.IsAsciiLetter(word[0]) && Enum.TryParse(word, ignoreCase: true, out NodeType type)
            ? type
            : NodeType.Unknown;

    /// <summary>Determines whether nodes of a type are people who sign in.</summary>
    /// <param name="type">The type.</param>
    public static bool IsUser(this NodeType type) =>
        type is NodeType.Technician or NodeType.Administrator or NodeType.MasterAdministrator;

    /// <summary>Gets the side that a user, group or category of this type belongs to.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The side, or <see langword="null"/> for nodes that belong to none.</returns>
    public static Side? SideOf(this NodeType type) => type switch
    {
        NodeType.Technicians or NodeType.TechnicianGroup or NodeType.Technician => Side.Technician,
        NodeType.Administrators or NodeType.AdministratorGroup or NodeType.Administrator
            or NodeType.MasterAdministrators or NodeType.MasterAdministrator => Side.Administrator,
        _ => null,
    };
}
