using Rescue.AdSync.Entra.Members;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>What a read of changes starts from. Not changed once made.</summary>
/// <param name="Roots">The groups that were asked for, in order.</param>
/// <param name="FullReadAt">When everything was read last.</param>
/// <param name="GroupCursor">The place in the stream of changes of groups.</param>
/// <param name="UserCursor">The place in the stream of changes of users.</param>
/// <param name="Picture">What is known.</param>
internal sealed record TenantState(ObjectId[] Roots, DateTimeOffset FullReadAt, string GroupCursor, string UserCursor, TenantPicture Picture)
{
    /// <summary>Gets the groups to read again although no change of them is announced.</summary>
    public ObjectId[] DoubtfulGroups { get; init; } = [];

    /// <summary>Gets the users to read again although no change of them is announced.</summary>
    public ObjectId[] DoubtfulUsers { get; init; } = [];

    /// <summary>Gets the position among the groups, ordered by key, from which the next counts are held against what is known.</summary>
    public int NextCount { get; init; }

    /// <summary>Gets the number of requests that the last full read took.</summary>
    public int FullReadRequests { get; init; }
}
