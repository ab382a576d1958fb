using System.Collections.Immutable;

namespace Rescue.AdSync.Accounts;

/// <summary>Everything Rescue tells of one group, as <c>getGroup_v2</c> shows it; also what <c>setGroup_v2</c> writes.</summary>
/// <remarks>
/// Permission words are kept as they came, also those not known here: leaving one out of a write may take the right away.
/// </remarks>
public sealed record GroupDetails
{
    private readonly string? _name;
    private readonly string? _description;

    /// <summary>Gets the group's node.</summary>
    public required NodeId Id { get; init; }

    /// <summary>Gets the name, or <see langword="null"/> for a placeholder.</summary>
    public string? Name { get => _name; init => _name = SingleLine.Clean(value); }

    /// <summary>Gets the description, or <see langword="null"/>.</summary>
    public string? Description { get => _description; init => _description = SingleLine.Clean(value); }

    /// <summary>Gets Rescue's word for the kind of group.</summary>
    public string? TypeWord { get; init; }

    /// <summary>Gets the permission words.</summary>
    public ImmutableArray<string> Permissions { get; init; } = [];

    /// <summary>Gets the permission words that members of lesser groups cannot change.</summary>
    public ImmutableArray<string> LockedPermissions { get; init; } = [];

    /// <summary>Gets a value indicating whether the group is enabled.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Gets the limit of concurrent standard licences, or <see langword="null"/> where Rescue does not tell.</summary>
    public int? StandardConcurrentLimit { get; init; }

    /// <summary>Gets the limit of concurrent mobile licences, or <see langword="null"/> where Rescue does not tell.</summary>
    public int? MobileConcurrentLimit { get; init; }

    /// <summary>Gets the limit of concurrent RPAT licences, or <see langword="null"/> where Rescue does not tell.</summary>
    public int? RpatConcurrentLimit { get; init; }
}
