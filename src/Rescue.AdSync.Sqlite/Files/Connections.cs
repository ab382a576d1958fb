using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Schema;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Files;

/// <summary>Opens the file, after a look at it that changes nothing.</summary>
internal static class Connections
{
    /// <summary>Opens the file to write, and creates it if it is missing.</summary>
    /// <exception cref="StateException">It cannot be used; it is left as it is.</exception>
    /// <exception cref="SqliteException">SQLite failed.</exception>
    public static SqliteConnection OpenToWrite(StateFile file, SqliteSettings settings)
    {
        if (file.Exists())
        {
            using SqliteConnection looked = OpenToRead(file, settings);
        }
        else
        {
            StateFileCreator.Create(file, settings.Migrations);
        }

        SqliteConnection connection = Open(file.Path, SqliteOpenMode.ReadWrite, settings.BusySeconds);
        try
        {
            if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
            {
                throw file.Fault("it is read-only, or there is no right to write to it.", "Give the account that runs this the right to write to the file and its folder.");
            }

            Prepare(file, connection, settings);
            Migrator.Migrate(connection, settings.Migrations);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that exists to read; neither it nor anything beside it is changed or made.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settings">How to open it.</param>
    /// <param name="isKnownSound">Whether it was looked through for damage already, as it is now.</param>
    /// <exception cref="StateException">It cannot be used.</exception>
    /// <exception cref="SqliteException">SQLite failed.</exception>
    public static SqliteConnection OpenToRead(StateFile file, SqliteSettings settings, bool isKnownSound = false)
    {
        int newest = Migrator.Newest(settings.Migrations);

        // Told that nobody writes, SQLite reads a file without making others beside it. Whoever reads compares stamps before and after.
        SqliteConnection connection = FileHeader.OpenOurs(file, newest);
        try
        {
            if (file.HasUnmergedWrites())
            {
                connection.Dispose();
                connection = Open(file.Path, SqliteOpenMode.ReadOnly, settings.BusySeconds);
                FileHeader.RequireKnown(file, Migrator.VersionOf(connection), newest);
            }

            if (!isKnownSound)
            {
                RequireSound(file, connection);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that exists as one that never changes: no lock is taken, and nothing beside it is looked at or made.</summary>
    public static SqliteConnection OpenUnchanging(StateFile file) =>
        Open(new Uri(file.Path).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly, busySeconds: 1);

    private static SqliteConnection Open(string source, SqliteOpenMode mode, int busySeconds)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = busySeconds,
        }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Has every commit reach the disk before it returns, and readers and the writer not wait for each other.</summary>
    private static void Prepare(StateFile file, SqliteConnection connection, SqliteSettings settings)
    {
        string? journal = Ask(connection, "PRAGMA journal_mode = WAL;");
        if (journal != "wal")
        {
            throw file.Fault($"its disk does not allow a write-ahead log (SQLite keeps to '{journal}').", "Put the file on a local disk.");
        }

        Ask(connection, "PRAGMA synchronous = FULL;");
        Ask(connection, "PRAGMA fullfsync = ON;");
        Ask(connection, "PRAGMA checkpoint_fullfsync = ON;");
        Ask(connection, "PRAGMA trusted_schema = OFF;");
        if (settings.MaxPages is { } pages)
        {
            Ask(connection, $"PRAGMA max_page_count = {pages};");
        }
    }

    private static void RequireSound(StateFile file, SqliteConnection connection)
    {
        if (Ask(connection, "PRAGMA quick_check(1);") is var answer and not "ok")
        {
            throw file.Fault($"it is damaged ({answer}).", SqliteFailures.Restore);
        }
    }

    private static string? Ask(SqliteConnection connection, string pragma)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is that of this program.
        command.CommandText = pragma;
#pragma warning restore CA2100
        return command.ExecuteScalar()?.ToString();
    }
}
