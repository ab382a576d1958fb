using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Tests.Support;

namespace Rescue.AdSync.Sqlite.Tests;

/// <summary>A folder for a state file, and SQLite itself to look at it.</summary>
public abstract class StateFileTest : IDisposable
{
    private protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected string[] Names() => [.. Directory.GetFileSystemEntries(Folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private protected SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Folder.File};Pooling=False");
        connection.Open();
        return connection;
    }

    private protected void Run(string sql)
    {
        using SqliteConnection connection = Open();
        Execute(connection, sql);
    }

    private protected static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is that of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private protected object? Ask(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is that of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private protected string? Text(string sql) => Ask(sql)?.ToString();
}
