using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rescue.AdSync.Console.Tests.Fakes;

namespace Rescue.AdSync.Console.Tests.Processes;

/// <summary>A host that runs in a process of its own, as it does for its users.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly SharedWriter _output = new();
    private readonly Task _reading;

    private HostProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError));
    }

    /// <summary>Gets the console host's assembly, which lies beside the tests.</summary>
    public static string Console => Path.Combine(AppContext.BaseDirectory, "Rescue.AdSync.Console.dll");

    /// <summary>Gets the service host's assembly, built in the same configuration as the tests.</summary>
    public static string Service
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            string root = Path.GetFullPath(Path.Combine(output.FullName, "../../../../.."));
            return Path.Combine(root, "samples", "Rescue.AdSync.Service", "bin", output.Parent!.Name, output.Name, "Rescue.AdSync.Service.dll");
        }
    }

    public static HostProcess Start(string assembly, string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>Waits until the output, errors included, holds a text.</summary>
    public Task<string> WaitForAsync(string text) => _output.WaitForAsync(text, TestContext.Current.CancellationToken);

    /// <summary>Sends SIGTERM, as service managers do.</summary>
    public async Task TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _reading;
        return (_process.ExitCode, _output.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _reading;
        _process.Dispose();
        await _output.DisposeAsync();
    }

    private async Task PumpAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            await _output.WriteLineAsync(line);
        }
    }
}
