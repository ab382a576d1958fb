using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Schema;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Files;

/// <summary>Looks at what a file says it is, before it is opened in earnest: SQLite would begin to repair what is none of ours.</summary>
/// <remarks>
/// SQLite itself looks, told that the file never changes, so that it takes no lock and touches nothing beside it. Nothing else
/// may open the file: where locks are those of POSIX, closing it would take this process the locks that a writer here has on it.
/// </remarks>
internal static class FileHeader
{
    private const string KeepOrMove = "It was left as it is. Set State:Path to another file, or move this one away to begin with an empty state.";

    /// <summary>Opens a file of ours, of a version that is known, as one that never changes.</summary>
    /// <exception cref="StateException">It is something else, or cannot be read.</exception>
    /// <exception cref="SqliteException">SQLite failed.</exception>
    public static SqliteConnection OpenOurs(StateFile file, int newest)
    {
        if (new FileInfo(file.Path) is { Exists: true, Length: 0 })
        {
            throw file.Fault("it is empty, which a state file never is.", KeepOrMove);
        }

        try
        {
            return Require(file, Connections.OpenUnchanging(file), newest);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SqliteFailures.NoDatabase)
        {
            throw file.Fault("it is no state file (not a SQLite database).", KeepOrMove, exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SqliteFailures.CannotOpen)
        {
            throw file.Fault("there is no right to read it.", "Give the account that runs this the right to read and write the file and its folder.", exception);
        }
    }

    /// <summary>Requires a version that is known.</summary>
    public static void RequireKnown(StateFile file, long version, int newest)
    {
        if (version > newest)
        {
            throw file.Fault($"it has the form {version} of a newer Rescue.AdSync; this one knows {newest} and older.", "It was left as it is. Use the newer program.");
        }

        if (version < 1)
        {
            throw file.Fault($"it claims the form {version}, which there never was: it is damaged.", SqliteFailures.Restore);
        }
    }

    private static SqliteConnection Require(StateFile file, SqliteConnection connection, int newest)
    {
        try
        {
            if (ApplicationOf(connection) != Migration.ApplicationId)
            {
                throw file.Fault("it is a database of another program.", KeepOrMove);
            }

            RequireKnown(file, Migrator.VersionOf(connection), newest);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static long ApplicationOf(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA application_id;";
        return (long)command.ExecuteScalar()!;
    }
}
