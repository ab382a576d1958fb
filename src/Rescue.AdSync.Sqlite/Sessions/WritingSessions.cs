using Rescue.AdSync.Sqlite.Files;

namespace Rescue.AdSync.Sqlite.Sessions;

/// <summary>Works on one connection that stays open until the end of the run, one call at a time.</summary>
internal sealed class WritingSessions(StateFile file, SqliteSettings settings) : SessionSource(file)
{
    private readonly Lock _gate = new();
    private Session? _session;
    private bool _isDisposed;

    public override void Rest()
    {
        lock (_gate)
        {
            _session?.Dispose();
            _session = null;
        }
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Rest();
        }
    }

    protected override T Read<T>(Func<Session, T> read, T whenMissing)
    {
        lock (_gate)
        {
            return Open().Together("BEGIN", read);
        }
    }

    protected override T Write<T>(Func<Session, T> write)
    {
        lock (_gate)
        {
            return Open().Together("BEGIN IMMEDIATE", write);
        }
    }

    private Session Open()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteStateStore));
        return _session ??= new Session(File, Connections.OpenToWrite(File, settings));
    }
}
