namespace Rescue.AdSync.Accounts;

/// <summary>Reads a Rescue account. A dry run is given nothing more than this, so it cannot write (S7).</summary>
/// <remarks>Implementations are safe for use by several threads at once, and repeat a read that failed in passing.</remarks>
public interface IRescueReader
{
    /// <summary>Reads whose credential this is.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RescueException">Rescue cannot be reached, refuses the credential, or answers wrongly.</exception>
    Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the whole organisation tree.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The nodes, in no particular order.</returns>
    /// <exception cref="RescueException">Rescue cannot be reached, refuses the credential, or answers wrongly.</exception>
    Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads everything about one user.</summary>
    /// <param name="user">The user's node.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default);

    /// <summary>Reads everything about one group.</summary>
    /// <param name="group">The group's node.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default);
}
