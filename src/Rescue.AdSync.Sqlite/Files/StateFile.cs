using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Files;

/// <summary>The state file, the files beside it, and how to speak of them.</summary>
internal sealed class StateFile(string path)
{
    /// <summary>Gets the path of the file itself: SQLite keeps what it writes first beside that, not beside a link, and so must the lock be (E1).</summary>
    public string Path { get; } = Resolve(System.IO.Path.GetFullPath(path));

    public string LockPath => Path + ".lock";

    /// <summary>Gets a value indicating whether the file is there; asks for a folder and a whole set of files.</summary>
    /// <exception cref="StateException">The folder is missing, the path is a folder's, or only a part of the file is there.</exception>
    public bool Exists()
    {
        string folder = System.IO.Path.GetDirectoryName(Path) ?? Path;
        if (!Directory.Exists(folder))
        {
            throw Fault($"there is no folder '{folder}'.", "Create the folder, or set State:Path to a file in one that exists.");
        }

        if (Directory.Exists(Path))
        {
            throw Fault("a folder has that name.", "Set State:Path to a file.");
        }

        if (File.Exists(Path))
        {
            return true;
        }

        return HasUnmergedWrites() ? throw Fault(
            $"it is missing, but what was last written to it is there, in '{WalPath}'. Somebody moved or deleted one without the other.",
            "Put the file back, or move the other away too to begin with an empty state.") : false;
    }

    /// <summary>Determines whether there are writes beside the file that are not in it yet: another program has it open, or was killed.</summary>
    public bool HasUnmergedWrites() => new FileInfo(WalPath) is { Exists: true, Length: > 0 };

    /// <summary>Gets what changes when somebody writes to the file.</summary>
    public (long Length, DateTime WrittenAt, bool HasUnmergedWrites) Stamp()
    {
        var file = new FileInfo(Path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc, HasUnmergedWrites()) : default;
    }

    public StateException Fault(string what, string whatToDo, Exception? cause = null) => new($"The state file '{Path}': {what} {whatToDo}", cause);

    public StateException OnlyForReading() => Fault("it was opened for reading only.", "Open it with StateAccess.ReadWrite to write to it.");

    private string WalPath => Path + "-wal";

    private static string Resolve(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return path; // Opening it says better what is wrong.
        }
    }
}
