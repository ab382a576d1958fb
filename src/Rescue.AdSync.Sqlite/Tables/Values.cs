using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Sessions;

namespace Rescue.AdSync.Sqlite.Tables;

/// <summary>Turns what the model holds into what a column holds, and back.</summary>
internal static class Values
{
    public static long OfMoment(DateTimeOffset moment) => moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    public static DateTimeOffset Moment(this SqliteDataReader row, int column)
    {
        try
        {
            return new DateTimeOffset(checked(row.GetInt64(column) + DateTimeOffset.UnixEpoch.Ticks), TimeSpan.Zero);
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"{row.GetInt64(column)} is no moment.", exception);
        }
    }

    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static bool Flag(this SqliteDataReader row, int column) => row.GetInt64(column) != 0;

    public static NodeId Node(this SqliteDataReader row, int column) => new(row.GetInt64(column));

    public static NodeId? OptionalNode(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Node(column);

    public static ObjectId Object(this SqliteDataReader row, int column) => ObjectId.Parse(row.GetString(column));

    public static ObjectId? OptionalObject(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Object(column);

    public static TEnum Choice<TEnum>(this SqliteDataReader row, int column)
        where TEnum : struct, Enum => Names<TEnum>.Parse(row.GetString(column));

    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.Of(value);

    /// <summary>Reads all rows; one that holds what cannot be makes the file a damaged one.</summary>
    public static void ReadAll(this Session session, string sql, Action<SqliteDataReader> read, params ReadOnlySpan<object?> values)
    {
        using SqliteDataReader rows = session.Prepare(sql).Read(values);
        try
        {
            while (rows.Read())
            {
                read(rows);
            }
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException)
        {
            throw session.File.Fault($"it holds something that this program cannot understand ({exception.Message}).", Files.SqliteFailures.Restore, exception);
        }
    }

    /// <summary>Choices are kept by name, so that their order in the program means nothing to a file.</summary>
    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly Dictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>().ToDictionary(value => value, value => value.ToString());
        private static readonly Dictionary<string, TEnum> ByName = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        public static string Of(TEnum value) =>
            ByValue.TryGetValue(value, out string? name) ? name : throw new ArgumentOutOfRangeException(nameof(value), value, $"There is no such {typeof(TEnum).Name}.");

        public static TEnum Parse(string name) =>
            ByName.TryGetValue(name, out TEnum value) ? value : throw new FormatException($"'{name}' is no {typeof(TEnum).Name}.");
    }
}
