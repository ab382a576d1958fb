namespace Rescue.AdSync.Directories;

/// <summary>A directory to read people and groups from: an Active Directory domain, an Entra tenant, a file, or your own.</summary>
/// <remarks>
/// Implementations are safe for use by several threads at once. A read that fails in part says so in the snapshot; a source
/// never leaves a member out in silence (S1).
/// </remarks>
public interface IDirectorySource
{
    /// <summary>Gets the name under which the directory is configured.</summary>
    DirectoryName Name { get; }

    /// <summary>Finds groups by name.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The groups found, ordered by name and then by key.</returns>
    /// <exception cref="DirectoryException">The directory cannot be reached, refuses the credential, or answers wrongly.</exception>
    Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads groups, everything nested in them, and the users in them.</summary>
    /// <param name="groups">The groups to start from.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>
    /// A snapshot that says for each group whether it was read completely. A group that does not exist is missing from it.
    /// </returns>
    /// <exception cref="DirectoryException">The directory cannot be reached, refuses the credential, or answers wrongly.</exception>
    Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default);
}
