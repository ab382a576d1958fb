namespace Rescue.AdSync.Sqlite.Schema;

/// <summary>The second form of the file: it knows which Rescue account it is about.</summary>
internal static class Version2
{
    public static Migration Migration { get; } = new(2, """
        CREATE TABLE account (
            one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
            id  INTEGER NOT NULL
        ) STRICT;
        """);
}
