using Rescue.AdSync.Sqlite;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Boundaries;

/// <summary>Where the state of a history is kept: in memory, and for every so many seeds in a SQLite file, which takes its time to reach the disk.</summary>
internal sealed class StateStores : IDisposable
{
    private const ulong SqliteEvery = 97;

    private readonly DirectoryInfo? _folder;

    public StateStores(ulong seed)
    {
        if (seed % SqliteEvery != 0)
        {
            Store = new InMemoryStateStore();
            return;
        }

        _folder = Directory.CreateTempSubdirectory("adsync-simulation-");
        Store = new SqliteStateStore(Path.Combine(_folder.FullName, "adsync.db"));
    }

    /// <summary>Gets the store, empty at first; it is the history of the runs as well.</summary>
    public ISyncStateStore Store { get; }

    public void Dispose()
    {
        (Store as IDisposable)?.Dispose();
        _folder?.Delete(recursive: true);
    }
}
