using Rescue.AdSync.Checks;

namespace Rescue.AdSync.Hosting;

/// <summary>Checks what belongs to the machine and the configuration rather than to a connection.</summary>
/// <remarks>It leaves nothing behind: that the state can be written is tried with a file that is gone when it is closed.</remarks>
internal static class HostChecks
{
    public static CheckedSubject Check(SyncSetup setup, StateOptions state) =>
        new(CheckSubjectKind.Host, "Configuration", [CheckState(state.Path), .. PolicyChecks.Check(setup.Policy)]);

    private static CheckResult CheckState(string path)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full) ?? full;
        if (!Directory.Exists(folder))
        {
            return Failed($"The folder {folder} does not exist.", "Create it, or correct State:Path.");
        }

        if (Directory.Exists(full))
        {
            return Failed($"{full} is a folder.", "Let State:Path name a file.");
        }

        try
        {
            if (File.Exists(full))
            {
                RequireRight(full);
            }

            // A store keeps files beside its own, so the folder counts too.
            string probe = Path.Combine(folder, $".{Path.GetRandomFileName()}");
            using FileStream created = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return new CheckResult(CheckCode.State, CheckStatus.Passed, $"{full} can be written.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed($"{full} cannot be written: {exception.Message}", "Give the account that this runs under the right to write the file and its folder, or correct State:Path.");
        }
    }

    /// <summary>Requires the right to write to a file that is there.</summary>
    /// <remarks>It is not opened where locks are those of POSIX: closing it would take from this process the locks that its store has on it.</remarks>
    private static void RequireRight(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            using FileStream present = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
        else if (File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            throw new UnauthorizedAccessException("there is no right to write to it.");
        }
    }

    private static CheckResult Failed(string message, string advice) => new(CheckCode.State, CheckStatus.Failed, message) { Advice = advice };
}
