using System.Diagnostics;

namespace Rescue.AdSync.TestSupport.Samba;

/// <summary>Runs the scripts in eng/samba, and other programs.</summary>
internal static class SambaScripts
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "eng", "samba");

    /// <summary>Reads all scripts; a domain made by other scripts is another domain.</summary>
    public static IEnumerable<string> Texts() => Directory.GetFiles(Folder, "*.sh").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    /// <summary>Starts a script that goes on until its input is closed.</summary>
    public static Process Start(string script, string realm, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, script), arguments) { RedirectStandardInput = true };
        start.Environment["SAMBA_REALM"] = realm;
        return Process.Start(start) ?? throw new InvalidOperationException($"{script} could not be started.");
    }

    /// <summary>Runs a script or program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken, string realm = SambaDomain.DefaultRealm)
    {
        (int code, string output) = await CompleteAsync(program, arguments, realm, cancellationToken);
        if (code != 0)
        {
            throw new InvalidOperationException($"{program} failed ({code}): {output.Trim()}");
        }
    }

    /// <summary>Runs a program and tells whether it succeeded.</summary>
    public static async Task<bool> SucceedsAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        (await CompleteAsync(program, arguments, SambaDomain.DefaultRealm, cancellationToken)).Code == 0;

    private static async Task<(int Code, string Output)> CompleteAsync(
        string program, IEnumerable<string> arguments, string realm, CancellationToken cancellationToken)
    {
        string script = Path.Combine(Folder, program);
        var start = new ProcessStartInfo(File.Exists(script) ? script : program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SAMBA_REALM"] = realm;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private static string RepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "eng", "samba")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no eng/samba above {AppContext.BaseDirectory}: the tests must run inside the repository.");
    }
}
