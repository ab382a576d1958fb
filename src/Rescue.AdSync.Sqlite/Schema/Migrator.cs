using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Rescue.AdSync.Sqlite.Schema;

/// <summary>Brings a database to the present form, all the way or not at all.</summary>
internal static class Migrator
{
    public static int Newest(IReadOnlyList<Migration> migrations) => migrations[^1].Version;

    /// <summary>Makes an empty database one of ours.</summary>
    public static void Create(SqliteConnection connection, IReadOnlyList<Migration> migrations)
    {
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {Migration.ApplicationId};"));
        Migrate(connection, migrations);
    }

    /// <summary>Takes the steps that have not been taken.</summary>
    public static void Migrate(SqliteConnection connection, IReadOnlyList<Migration> migrations)
    {
        if (VersionOf(connection) == Newest(migrations))
        {
            return;
        }

        Execute(connection, "BEGIN IMMEDIATE;");
        try
        {
            // Asked again: another process may have been quicker.
            long version = VersionOf(connection);
            foreach (Migration migration in migrations.Where(step => step.Version > version))
            {
                Execute(connection, migration.Sql);
                Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {migration.Version};"));
            }

            Execute(connection, "COMMIT;");
        }
        catch
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                Execute(connection, "ROLLBACK;");
            }

            throw;
        }
    }

    public static long VersionOf(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version;";
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is that of this program.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
