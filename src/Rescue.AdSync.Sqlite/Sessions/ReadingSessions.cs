using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Files;
using Rescue.AdSync.Sqlite.Schema;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Sessions;

/// <summary>Opens the file for each call, and leaves no trace of it.</summary>
internal sealed class ReadingSessions(StateFile file, SqliteSettings settings) : SessionSource(file)
{
    private const int Tries = 5;

    private readonly Lock _gate = new();
    private (long, DateTime, bool) _sound;
    private volatile bool _isDisposed;

    public override void Dispose() => _isDisposed = true;

    protected override T Write<T>(Func<Session, T> write) => throw File.OnlyForReading();

    protected override T Read<T>(Func<Session, T> read, T whenMissing)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteStateStore));
        for (int i = 0; i < Tries; i++)
        {
            if (!File.Exists())
            {
                return whenMissing;
            }

            (long, DateTime, bool HasUnmergedWrites) before = File.Stamp();
            try
            {
                T result = ReadOnce(read, isKnownSound: IsSound(before));
                NoteSound(before);
                if (before.HasUnmergedWrites || before == File.Stamp())
                {
                    return result;
                }
            }
            catch (Exception exception) when (exception is SqliteException or StateException && before != File.Stamp())
            {
                // Somebody wrote meanwhile; what was seen may be half old and half new.
            }
        }

        throw File.Fault("it is being written to, again and again.", "Try again when the run that does so has ended.");
    }

    /// <summary>Determines whether the file was looked through as it is now; that takes the longer the larger it is.</summary>
    private bool IsSound((long, DateTime, bool) stamp)
    {
        lock (_gate)
        {
            return _sound == stamp;
        }
    }

    private void NoteSound((long, DateTime, bool) stamp)
    {
        lock (_gate)
        {
            _sound = stamp;
        }
    }

    private T ReadOnce<T>(Func<Session, T> read, bool isKnownSound)
    {
        SqliteConnection connection = Connections.OpenToRead(File, settings, isKnownSound);
        if (Migrator.VersionOf(connection) < Migrator.Newest(settings.Migrations))
        {
            connection = ToMemory(connection);
        }

        using var session = new Session(File, connection);
        return session.Together("BEGIN", read);
    }

    /// <summary>Brings an older file to the present form, in memory.</summary>
    private SqliteConnection ToMemory(SqliteConnection older)
    {
        using SqliteConnection source = older;
        var memory = new SqliteConnection("Data Source=:memory:");
        try
        {
            memory.Open();
            source.BackupDatabase(memory);
            Migrator.Migrate(memory, settings.Migrations);
            return memory;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }
}
