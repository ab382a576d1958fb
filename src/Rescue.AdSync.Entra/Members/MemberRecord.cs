using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Entra.Members;

/// <summary>One entry of a page of members.</summary>
/// <param name="Id">The key, or <see cref="ObjectId.None"/> if it has none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="User">The user, where it is one and not only its key may be read.</param>
/// <param name="Group">The group, where it is one that says whether its members are hidden; what does not say so is not taken for "no".</param>
/// <param name="TypeName">What Graph calls it, where that is not known.</param>
internal readonly record struct MemberRecord(ObjectId Id, MemberKind Kind, DirectoryUser? User, GroupProperties? Group, string? TypeName);
