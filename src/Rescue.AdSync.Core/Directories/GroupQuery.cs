namespace Rescue.AdSync.Directories;

/// <summary>How a search term is held against a group's name; always without regard to case.</summary>
public enum GroupCriterion
{
    /// <summary>The name begins with the term.</summary>
    StartsWith,

    /// <summary>The name has the term anywhere in it.</summary>
    Contains,

    /// <summary>The name, or in Active Directory the distinguished name, is the term.</summary>
    Equals,
}

/// <summary>A search for groups.</summary>
/// <param name="Criterion">How the term is held against the name.</param>
/// <param name="Term">The term, taken literally. Empty finds every group, but for <see cref="GroupCriterion.Equals"/>.</param>
public sealed record GroupQuery(GroupCriterion Criterion, string Term)
{
    /// <summary>Gets the query that finds every group.</summary>
    public static GroupQuery All { get; } = new(GroupCriterion.Contains, string.Empty);

    /// <summary>Determines whether a name meets the query, for sources that filter by themselves.</summary>
    /// <param name="name">The name of a group.</param>
    public bool Matches(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Criterion switch
        {
            GroupCriterion.StartsWith => name.StartsWith(Term, StringComparison.OrdinalIgnoreCase),
            GroupCriterion.Contains => name.Contains(Term, StringComparison.OrdinalIgnoreCase),
            _ => name.Equals(Term, StringComparison.OrdinalIgnoreCase),
        };
    }
}

/// <summary>A group as a search shows it.</summary>
/// <param name="Id">The immutable key.</param>
/// <param name="Name">The name as the directory has it, so that it can be searched for; it may hold line breaks.</param>
public sealed record GroupSummary(ObjectId Id, string Name)
{
    /// <summary>Gets the description on one line, or <see langword="null"/>.</summary>
    public string? Description { get; init => field = SingleLine.Clean(value); }

    /// <summary>Gets where the group stands in its directory, such as a distinguished name, or <see langword="null"/>. As the directory has it; it may hold line breaks.</summary>
    public string? Location { get; init; }

    /// <summary>Gets what kind of group it is in the directory's own words, such as "global security", or <see langword="null"/>.</summary>
    public string? Kind { get; init => field = SingleLine.Clean(value); }

    /// <summary>Gets the number of direct members, or <see langword="null"/> where the search does not tell.</summary>
    public int? MemberCount { get; init; }
}
