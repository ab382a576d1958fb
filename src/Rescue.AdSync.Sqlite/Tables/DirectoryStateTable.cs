using Rescue.AdSync.Directories;
using Rescue.AdSync.Sqlite.Sessions;

namespace Rescue.AdSync.Sqlite.Tables;

/// <summary>What directory sources keep for their next read. Names of directories are compared without regard to case.</summary>
internal static class DirectoryStateTable
{
    public static ReadOnlyMemory<byte>? Read(Session session, DirectoryName directory)
    {
        ReadOnlyMemory<byte>? content = null;
        session.ReadAll("SELECT content FROM directory_state WHERE directory = $1", row => content = row.GetFieldValue<byte[]>(0), Key(directory));
        return content;
    }

    /// <summary>Saves; the time, in units of 100 ns since 1970, is for whoever looks into the file.</summary>
    public static void Keep(Session session, DirectoryName directory, ReadOnlyMemory<byte> content) => session.Execute(
        "INSERT OR REPLACE INTO directory_state (directory, saved_at, content) VALUES ($1, unixepoch('now') * 10000000, $2)", Key(directory), content.ToArray());

    private static string Key(DirectoryName directory) => directory.ToString().ToUpperInvariant();
}
