using System.Buffers.Binary;
using Rescue.AdSync.Sqlite.Schema;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Files;

/// <summary>Looks at the first bytes of a file, before SQLite does: SQLite may begin to repair what is none of ours.</summary>
internal static class FileHeader
{
    private const int Length = 100;
    private const int VersionAt = 60;
    private const int ApplicationAt = 68;

    private const string KeepOrMove = "It was left as it is. Set State:Path to another file, or move this one away to begin with an empty state.";

    /// <summary>Requires a file of ours, of a version that is known.</summary>
    /// <exception cref="StateException">It is something else, or cannot be read.</exception>
    public static void Require(StateFile file, int newest)
    {
        ReadOnlySpan<byte> header = Read(file);
        if (header.Length < Length || !header.StartsWith("SQLite format 3\0"u8))
        {
            throw file.Fault(header.IsEmpty ? "it is empty, which a state file never is." : "it is no state file (not a SQLite database).", KeepOrMove);
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationAt..]) != Migration.ApplicationId)
        {
            throw file.Fault("it is a database of another program.", KeepOrMove);
        }

        RequireKnown(file, BinaryPrimitives.ReadInt32BigEndian(header[VersionAt..]), newest);
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

    private static byte[] Read(StateFile file)
    {
        try
        {
            using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var header = new byte[Length];
            int read = stream.ReadAtLeast(header, Length, throwOnEndOfStream: false);
            return header[..read];
        }
        catch (UnauthorizedAccessException exception)
        {
            throw file.Fault("there is no right to read it.", "Give the account that runs this the right to read and write the file and its folder.", exception);
        }
        catch (IOException exception)
        {
            throw file.Fault($"it cannot be read: {exception.Message}", "Close whatever has it open, or look after the disk.", exception);
        }
    }
}
