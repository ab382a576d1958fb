using Rescue.AdSync.History;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Sqlite.Tests.Support;

internal sealed class SqliteFixture : IStateStoreFixture, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStateStore _store;

    public SqliteFixture() => _store = new SqliteStateStore(_folder.File);

    public ISyncStateStore Store => _store;

    public IRunHistory History => _store;

    public IRunLock Lock => _store;

    public void Reopen()
    {
        _store.Dispose();
        _store = new SqliteStateStore(_folder.File);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
