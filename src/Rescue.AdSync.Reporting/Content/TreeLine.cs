namespace Rescue.AdSync.Reporting.Content;

/// <summary>What happens to a line of the tree; the gravest where several things do.</summary>
internal enum TreeChange
{
    None,
    New,
    MovedIn,
    MovedOut,
    Changed,
    Enabled,
    Disabled,
}

/// <summary>One line of the tree as it will be. Somebody who moves has two: where they were, and where they will be.</summary>
internal sealed record TreeLine
{
    public required int Depth { get; init; }

    public required bool IsUser { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public string? Email { get; init; }

    /// <summary>Gets whether a user will be allowed to sign in.</summary>
    public bool IsEnabled { get; init; }

    public TreeChange Change { get; init; }

    /// <summary>Gets what the change is, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets how many users sit right in a group now; <see langword="null"/> for a user.</summary>
    public int? MembersBefore { get; init; }

    /// <summary>Gets how many users will sit right in a group; <see langword="null"/> for a user.</summary>
    public int? MembersAfter { get; init; }

    public string? ChangeWord => Change switch
    {
        TreeChange.None => null,
        TreeChange.MovedIn => "Moved in",
        TreeChange.MovedOut => "Moved out",
        _ => Change.ToString(),
    };

    public string? StatusWord => !IsUser ? null : IsEnabled ? "Enabled" : "Disabled";
}
