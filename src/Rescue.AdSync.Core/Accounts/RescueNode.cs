namespace Rescue.AdSync.Accounts;

/// <summary>One node of the Rescue organisation tree, as <c>getHierarchy_v2</c> shows it.</summary>
/// <remarks>Immutable. Texts are brought to one clean line when they are set; an empty text is <see langword="null"/>.</remarks>
public sealed record RescueNode
{
    private readonly string? _name;
    private readonly string? _description;

    /// <summary>Gets the key.</summary>
    public required NodeId Id { get; init; }

    /// <summary>Gets the parent's key; <see cref="NodeId.None"/> for the root.</summary>
    public NodeId ParentId { get; init; }

    /// <summary>Gets what the node is.</summary>
    public required NodeType Type { get; init; }

    /// <summary>Gets Rescue's own word for the type where it is not known here, or <see langword="null"/>.</summary>
    public string? TypeWord { get; init; }

    /// <summary>Gets the name, or <see langword="null"/>.</summary>
    public string? Name { get => _name; init => _name = SingleLine.Clean(value); }

    /// <summary>Gets the sign-in e-mail; <see cref="EmailAddress.None"/> for all but people.</summary>
    public EmailAddress Email { get; init; }

    /// <summary>Gets the description, or <see langword="null"/>.</summary>
    public string? Description { get => _description; init => _description = SingleLine.Clean(value); }

    /// <summary>Gets the status.</summary>
    public NodeStatus Status { get; init; } = NodeStatus.Offline;

    /// <summary>Gets a value indicating whether the user may sign in.</summary>
    public bool IsEnabled => Status != NodeStatus.Disabled;

    /// <summary>Returns what a person would call the node.</summary>
    public override string ToString() => !Email.IsNone ? Email.ToString() : Name ?? Id.ToString();
}
