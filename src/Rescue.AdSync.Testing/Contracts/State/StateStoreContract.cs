using Rescue.AdSync.Testing.Contracts.Cases;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>
/// Everything that <see cref="Rescue.AdSync.State.ISyncStateStore"/>, <see cref="Rescue.AdSync.History.IRunHistory"/> and
/// <see cref="Rescue.AdSync.State.IRunLock"/> promise, as cases that any test framework can run.
/// </summary>
/// <remarks>
/// Run it over a store of your own before you trust it with what a killed run leaves behind. Each case needs a new, empty store.
/// Immutable, and safe to share between threads; cases may run at the same time.
/// </remarks>
public static class StateStoreContract
{
    /// <summary>Gets all cases, in a fixed order.</summary>
    public static IReadOnlyList<StateStoreCase> Cases { get; } =
        [.. LinkCases.All, .. MemoryCases.All, .. RunCases.All, .. JournalCases.All, .. OpenActionCases.All, .. HistoryCases.All, .. LockCases.All, .. ConcurrencyCases.All];

    /// <summary>Finds a case by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static StateStoreCase Find(string name) =>
        Cases.FirstOrDefault(one => one.Name == name)
        ?? throw new ArgumentException($"There is no case '{name}' in the contract of state stores.", nameof(name));
}
