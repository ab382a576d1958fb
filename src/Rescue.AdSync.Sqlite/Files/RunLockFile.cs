using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Files;

/// <summary>The lock of a run: a file that only one process can have open at a time (E1).</summary>
/// <remarks>The operating system closes the files of a process that ends, however it ends. The file itself is never deleted, because somebody might just be waiting for it.</remarks>
internal static class RunLockFile
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    public static IDisposable Take(StateFile file)
    {
        _ = file.Exists();
        FileStream taken = Open(file) ?? throw InUse(file);

        // A disk that locks refuses this to ourselves too.
        using FileStream? second = Open(file);
        if (second is null)
        {
            return taken;
        }

        taken.Dispose();
        throw file.Fault("its folder is on a disk that cannot lock files, so two runs could not be kept apart (E1).", "Put the file on a local disk.");
    }

    /// <summary>Opens the lock file for this run alone.</summary>
    /// <returns>The file, or <see langword="null"/> if another run has it.</returns>
    private static FileStream? Open(StateFile file)
    {
        try
        {
            return new FileStream(file.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException exception) when (exception.HResult is SharingViolation or LockViolation or WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StateException(
                $"The lock file '{file.LockPath}' cannot be taken: {exception.Message} Give the account that runs this the right to write to it and to its folder.", exception);
        }
    }

    private static RunInProgressException InUse(StateFile file) => new(
        $"Another run works with the state file '{file.Path}' at this moment (it holds '{file.LockPath}'). Wait until it has ended, or end it; nothing was read or written.");
}
