using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Files;

namespace Rescue.AdSync.Sqlite.Sessions;

/// <summary>One open connection with the statements that were prepared on it. For one thread at a time.</summary>
internal sealed class Session(StateFile file, SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = [];

    public StateFile File => file;

    /// <summary>Gets a statement; it is prepared once.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            _statements.Add(sql, statement = new Statement(connection, sql));
        }

        return statement;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql).Execute(values);

    /// <summary>Runs what belongs together: all of it is done, or nothing; all of it sees one state of the file.</summary>
    public T Together<T>(string begin, Func<Session, T> work)
    {
        Execute(begin);
        try
        {
            T result = work(this);
            Execute("COMMIT");
            return result;
        }
        catch
        {
            // Some failures have ended the transaction already.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                Execute("ROLLBACK");
            }

            throw;
        }
    }

    public void Dispose()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
