using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Reads the tree, and remembers whose credential reads it. Safe for use by several threads at once.</summary>
/// <remarks>
/// A credential does not change hands, so whose it is is read once and then remembered for a while: a run with nothing to do
/// then takes one call (E11). Whether that user may still do what it takes shows in the tree, which is always read (S5).
/// </remarks>
internal sealed class CallerMemory(TimeProvider timeProvider, TimeSpan keep)
{
    private readonly Lock _gate = new();
    private RescueAccount? _caller;
    private long _readAt;

    /// <summary>Reads the account as it is now.</summary>
    /// <exception cref="RescueException">Rescue cannot be read.</exception>
    public async Task<RescueSnapshot> ReadAsync(IRescueReader rescue, CancellationToken cancellationToken)
    {
        if (Remembered() is { } known)
        {
            RescueSnapshot snapshot = RescueSnapshot.Create(known, await rescue.GetHierarchyAsync(cancellationToken).ConfigureAwait(false));
            if (snapshot.Faults.Count == 0 && IsThere(known, snapshot))
            {
                return snapshot;
            }
        }

        // One after the other: a refused credential then shows in the smaller call.
        RescueAccount caller = await rescue.GetAccountAsync(cancellationToken).ConfigureAwait(false);
        Remember(caller);
        return RescueSnapshot.Create(caller, await rescue.GetHierarchyAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Determines whether the user is still in the tree; one who was deleted and made anew has another node.</summary>
    private static bool IsThere(RescueAccount caller, RescueSnapshot snapshot) =>
        snapshot.TryGetNode(caller.AdministratorNode, out _) || snapshot.TryGetNode(caller.TechnicianNode, out _);

    private RescueAccount? Remembered()
    {
        lock (_gate)
        {
            return _caller is not null && timeProvider.GetElapsedTime(_readAt) < keep ? _caller : null;
        }
    }

    private void Remember(RescueAccount caller)
    {
        lock (_gate)
        {
            _caller = caller;
            _readAt = timeProvider.GetTimestamp();
        }
    }
}
