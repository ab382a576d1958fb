using System.Diagnostics;

namespace Rescue.AdSync.Sqlite.Tests.Support;

/// <summary>A process of its own that works with a state file.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;

    private Worker(Process process) => _process = process;

    public static Worker Start(string verb, string file) => Start("dotnet", [Assembly, verb, file]);

    /// <summary>Starts a worker that has no more rights than anybody.</summary>
    public static Worker StartWithoutRights(string verb, string file) =>
        Start("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Assembly, verb, file]);

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "Rescue.AdSync.StateWorker.dll");

    /// <summary>Reads the next line, or <see langword="null"/> when the process has ended.</summary>
    public async Task<string?> ReadAsync() => await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Reads all that is left.</summary>
    public async Task<string> ReadToEndAsync() => await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

    /// <summary>Ends the process as a loss of power would: it gets no chance to do anything more.</summary>
    public void Kill() => _process.Kill();

    public Task WaitAsync() => _process.WaitForExitAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static Worker Start(string program, string[] args) => new(Process.Start(new ProcessStartInfo(program, args)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        Environment = { ["DOTNET_CLI_HOME"] = Path.GetTempPath() },
    })!);
}
