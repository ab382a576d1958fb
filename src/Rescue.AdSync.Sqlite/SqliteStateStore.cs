using Rescue.AdSync.Directories;
using Rescue.AdSync.History;
using Rescue.AdSync.Sqlite.Files;
using Rescue.AdSync.Sqlite.Sessions;
using Rescue.AdSync.Sqlite.Tables;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite;

/// <summary>Keeps links, journal, history, remembered details and what directory sources keep in one SQLite file (E3, E9, E11, E12).</summary>
/// <remarks>
/// The file is opened at the first call of a run, and checked from end to end before anything else is done with it. One
/// that is damaged, of a newer version or of another program is refused and left byte for byte as it was. Every change is one
/// transaction that has reached the disk when the call returns. Belongs on a local disk. Safe for use by several threads at once.
/// </remarks>
public sealed class SqliteStateStore : ISyncStateStore, IDirectoryStateStore, IRunHistory, IRunLock, IDisposable
{
    private readonly StateFile _file;
    private readonly StateAccess _access;
    private readonly SessionSource _sessions;

    /// <summary>Initializes a new instance of the <see cref="SqliteStateStore"/> class. Does not touch the file yet.</summary>
    /// <param name="path">The file; a relative path starts at the current folder. The folder must exist.</param>
    /// <param name="access">Whether the store may write.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or cannot be a path.</exception>
    public SqliteStateStore(string path, StateAccess access = StateAccess.ReadWrite)
        : this(path, access, new SqliteSettings())
    {
    }

    internal SqliteStateStore(string path, StateAccess access, SqliteSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _file = new StateFile(path);
        _access = access;
        _sessions = access == StateAccess.ReadWrite ? new WritingSessions(_file, settings) : new ReadingSessions(_file, settings);
    }

    /// <summary>Gets the whole path of the file.</summary>
    public string Path => _file.Path;

    /// <inheritdoc/>
    public Task<SyncState> LoadAsync(CancellationToken cancellationToken = default) =>
        _sessions.ReadAsync(StateReader.Load, SyncState.Empty, cancellationToken);

    /// <inheritdoc/>
    public Task<RunId> BeginRunAsync(RunStart start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        return _sessions.WriteAsync(session => RunTable.Begin(session, start), cancellationToken);
    }

    /// <inheritdoc/>
    public Task CommitAsync(StateChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _sessions.WriteAsync(session => ChangeWriter.Write(session, change), cancellationToken);
    }

    /// <inheritdoc/>
    public Task EndRunAsync(RunId run, RunEnd ending, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ending);
        return _sessions.WriteAsync(session => RunTable.End(session, run, ending), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunSummary>> ListRunsAsync(int? limit = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit ?? 0, nameof(limit));
        return _sessions.ReadAsync(session => RunTable.List(session, limit), [], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RunRecord?> FindRunAsync(RunId run, CancellationToken cancellationToken = default) =>
        _sessions.ReadAsync(session => RunTable.Find(session, run), null, cancellationToken);

    /// <inheritdoc/>
    public Task<int> ForgetRunsBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken = default) =>
        _sessions.WriteAsync(session => RunTable.ForgetBefore(session, moment), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StateException">The state cannot be read.</exception>
    public Task<ReadOnlyMemory<byte>?> LoadDirectoryAsync(DirectoryName directory, CancellationToken cancellationToken = default) =>
        _sessions.ReadAsync(session => DirectoryStateTable.Read(session, directory), null, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StateException">The state cannot be written.</exception>
    public Task SaveDirectoryAsync(DirectoryName directory, ReadOnlyMemory<byte> state, CancellationToken cancellationToken = default) =>
        _sessions.WriteAsync(session => DirectoryStateTable.Keep(session, directory, state), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// The lock is a file beside the state, with <c>.lock</c> at its end; the file stays, only its being locked counts. With the
    /// lock, the state file is closed: between runs it may be copied, moved away, or replaced by an earlier copy.
    /// </remarks>
    public IDisposable Take() => _access == StateAccess.ReadWrite ? new RunLock(RunLockFile.Take(_file), _sessions) : throw _file.OnlyForReading();

    /// <summary>Closes the file. Calls under way are finished first.</summary>
    public void Dispose() => _sessions.Dispose();
}
