using Microsoft.Extensions.Options;
using Rescue.AdSync.Sqlite;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Hosting;

/// <summary>Makes what keeps the state. Without <c>AddApply</c> it can only read it (S7).</summary>
internal sealed class StateFactory(IOptions<AdSyncOptions> options, HostRequirements requirements)
{
    public ISyncStateStore Create()
    {
        string path = options.Value.State.Path;
        return path == StateOptions.InMemory
            ? new InMemoryStateStore()
            : new SqliteStateStore(path, requirements.WritesState ? StateAccess.ReadWrite : StateAccess.ReadOnly);
    }

    /// <summary>Makes what keeps the state of directory sources. A dry run finds what was saved, and saves nothing (S7).</summary>
    public IDirectoryStateStore CreateDirectoryStates(ISyncStateStore store) =>
        requirements.WritesState ? FaceOf<IDirectoryStateStore>(store) : new UnsavedDirectoryStates(FaceOf<IDirectoryStateStore>(store));

    /// <summary>Gets another face of the store: history and lock belong to the same state.</summary>
    /// <exception cref="InvalidOperationException">The host registered a store of its own that does not have it.</exception>
    public static T FaceOf<T>(ISyncStateStore store)
        where T : class => store as T
        ?? throw new InvalidOperationException($"{store.GetType().Name} is no {typeof(T).Name}. Register one beside your {nameof(ISyncStateStore)}.");
}
