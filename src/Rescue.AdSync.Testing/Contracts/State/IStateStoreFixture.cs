using Rescue.AdSync.History;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>A new, empty store for one case of <see cref="StateStoreContract"/>.</summary>
public interface IStateStoreFixture
{
    /// <summary>Gets the store.</summary>
    ISyncStateStore Store { get; }

    /// <summary>Gets the history that the store writes.</summary>
    IRunHistory History { get; }

    /// <summary>Gets the lock of the store.</summary>
    IRunLock Lock { get; }

    /// <summary>Closes the store and opens it again, as another process would; a store that lives no longer than its process does nothing.</summary>
    void Reopen();
}
