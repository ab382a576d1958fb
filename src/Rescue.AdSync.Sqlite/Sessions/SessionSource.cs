using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Files;

namespace Rescue.AdSync.Sqlite.Sessions;

/// <summary>Runs work on sessions, off the caller's thread, and turns what SQLite says into words.</summary>
internal abstract class SessionSource(StateFile file) : IDisposable
{
    protected StateFile File => file;

    /// <summary>Reads; all that one call reads is of one moment.</summary>
    /// <param name="read">What to read.</param>
    /// <param name="whenMissing">The answer if there is no file and none may be made.</param>
    /// <param name="cancellationToken">Ends the wait for the call's turn; a call that has begun is finished.</param>
    public Task<T> ReadAsync<T>(Func<Session, T> read, T whenMissing, CancellationToken cancellationToken) =>
        RunAsync(() => Read(read, whenMissing), cancellationToken);

    /// <summary>Writes, all or nothing.</summary>
    public Task<T> WriteAsync<T>(Func<Session, T> write, CancellationToken cancellationToken) =>
        RunAsync(() => Write(write), cancellationToken);

    /// <summary>Writes, all or nothing.</summary>
    public Task WriteAsync(Action<Session> write, CancellationToken cancellationToken) => WriteAsync(
        session =>
        {
            write(session);
            return true;
        },
        cancellationToken);

    /// <summary>Closes the file until the next call, which looks at it anew: between runs somebody may have put another in its place.</summary>
    public virtual void Rest()
    {
    }

    public abstract void Dispose();

    protected abstract T Read<T>(Func<Session, T> read, T whenMissing);

    protected abstract T Write<T>(Func<Session, T> write);

    private Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return work();
            }
            catch (SqliteException exception)
            {
                throw SqliteFailures.Explain(file, exception);
            }
        },
        cancellationToken);
}
