using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Schema;

namespace Rescue.AdSync.Sqlite.Files;

/// <summary>Makes a new file beside its place and puts it there when it is whole, so that there never is half of one.</summary>
internal static class StateFileCreator
{
    public static void Create(StateFile file, IReadOnlyList<Migration> migrations)
    {
        string temporary = $"{file.Path}.{System.IO.Path.GetRandomFileName()}.new";
        try
        {
            using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = temporary, Pooling = false }.ToString()))
            {
                connection.Open();
                Migrator.Create(connection, migrations);
            }

            File.Move(temporary, file.Path, overwrite: false);
        }
        catch (IOException) when (File.Exists(file.Path))
        {
            // Another process was quicker; its file is as good.
            Delete(temporary);
        }
        catch (SqliteException exception)
        {
            Delete(temporary);
            throw SqliteFailures.Explain(file, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Delete(temporary);
            throw file.Fault($"it cannot be created: {exception.Message}", "Give the account that runs this the right to write to the folder, or set State:Path to another.", exception);
        }
    }

    private static void Delete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Left behind, but what went wrong before matters more than this.
        }
    }
}
