using Rescue.AdSync.Console.Tests.Fakes;

namespace Rescue.AdSync.Console.Tests.Processes;

public sealed class ConsoleProcessTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task Reads_adsync_json_of_the_current_folder_and_writes_names_in_utf8()
    {
        await using HostProcess process = Start("plan", "--detailed-exit-code");

        (int exitCode, string output) = await process.EndAsync();

        Assert.Equal(2, exitCode);
        Assert.Contains("Zoë Ångström", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_ask_where_nobody_can_answer()
    {
        await using HostProcess process = Start("apply");

        Assert.Equal(64, (await process.EndAsync()).ExitCode);
        Assert.Equal(0, _workplace.Emulator.Calls.Total);
    }

    [Fact]
    public async Task Demo_leaves_a_workbook_in_the_current_folder()
    {
        await using HostProcess process = Start("demo");

        Assert.Equal(0, (await process.EndAsync()).ExitCode);
        Assert.True(File.Exists(_workplace.PathOf("adsync-demo.xlsx")));
    }

    [Fact]
    public async Task E8_Sigterm_ends_run_as_wished()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no such signal; Ctrl+C takes the same way through the program.
        }

        await using HostProcess process = Start("run");
        await process.WaitForAsync("changes made");

        await process.TerminateAsync();

        Assert.Equal(0, (await process.EndAsync()).ExitCode);
    }

    /// <summary>Were the answer waited for, the test would outlast the time-out of its call many times over.</summary>
    [Fact(Timeout = 120_000)]
    public async Task E8_Sigterm_ends_apply_also_while_Rescue_does_not_answer()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no such signal; Ctrl+C takes the same way through the program.
        }

        _workplace.AnswerNoUser();
        await using HostProcess process = Start("apply", "--yes");
        await _workplace.UserIsSentAsync(TestContext.Current.CancellationToken);

        await process.TerminateAsync();
        (int exitCode, string output) = await process.EndAsync();

        Assert.Equal(4, exitCode);
        Assert.Contains("the run was stopped before there was one", output, StringComparison.Ordinal);
    }

    private HostProcess Start(params string[] args) => HostProcess.Start(HostProcess.Console, Path.GetDirectoryName(_workplace.Config)!, args);
}
