namespace Rescue.AdSync.Entra.Members;

/// <summary>A group as it was read: itself and the keys of its direct members.</summary>
/// <param name="Id">The key.</param>
/// <param name="Properties">What it says of itself.</param>
/// <param name="Users">The direct members that are users, each once.</param>
/// <param name="Groups">The direct members that are groups, each once.</param>
/// <param name="Others">The number of direct members that are neither.</param>
/// <param name="IncompleteReason">Why the members are not all known, or <see langword="null"/> if they are (S1).</param>
internal sealed record GroupPicture(
    ObjectId Id, GroupProperties Properties, ObjectId[] Users, ObjectId[] Groups, int Others, string? IncompleteReason)
{
    /// <summary>Gets the number of members that Graph counted, which may differ from those it lists; <see langword="null"/> if not asked.</summary>
    public int? Counted { get; init; }

    /// <summary>Gets the number of direct members.</summary>
    public int MemberCount => Users.Length + Groups.Length + Others;
}
