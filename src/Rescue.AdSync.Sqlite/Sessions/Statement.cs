using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Rescue.AdSync.Sqlite.Sessions;

/// <summary>A prepared statement with parameters <c>$1</c>, <c>$2</c> and so on.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is that of this program; values are parameters.
        _command.CommandText = sql;
#pragma warning restore CA2100
    }

    /// <summary>Runs it.</summary>
    /// <returns>The number of rows changed.</returns>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs it for its only value.</summary>
    public long? Ask(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar() as long?;
    }

    /// <summary>Runs it for its rows. The reader must be disposed of before the statement is used again.</summary>
    public SqliteDataReader Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (i == _command.Parameters.Count)
            {
                _command.Parameters.Add(new SqliteParameter("$" + (i + 1).ToString(CultureInfo.InvariantCulture), null));
            }

            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
