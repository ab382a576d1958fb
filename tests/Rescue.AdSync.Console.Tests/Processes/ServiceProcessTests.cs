using System.Text.Json.Nodes;
using Rescue.AdSync.Console.Tests.Fakes;

namespace Rescue.AdSync.Console.Tests.Processes;

public sealed class ServiceProcessTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task Synchronises_and_stops_on_sigterm()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There the service control manager stops it, not a signal.
        }

        // A relative path starts at the folder of the configuration, wherever the service was started.
        _workplace.Configure(configuration => configuration["Directories"]!["demo"]!["Path"] = Path.GetFileName(_workplace.People));
        await using HostProcess service = Start("--config", _workplace.Config);
        string log = await service.WaitForAsync("Synchronisation ended");

        await service.TerminateAsync();
        (int exitCode, string output) = await service.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("Applied", log, StringComparison.Ordinal);
        Assert.Contains("The schedule was stopped.", output, StringComparison.Ordinal);
        Assert.True(_workplace.Emulator.Calls.Writes > 0);
        Assert.All([Workplace.Token, Workplace.FirstPassword], secret => Assert.DoesNotContain(secret, output, StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task E8_Writes_down_how_a_run_ended_that_is_stopped_while_Rescue_does_not_answer()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There the service control manager stops it, not a signal.
        }

        _workplace.AnswerNoUser();
        await using HostProcess service = Start("--config", _workplace.Config);
        await _workplace.UserIsSentAsync(TestContext.Current.CancellationToken);

        await service.TerminateAsync();
        (int exitCode, string output) = await service.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("Synchronisation ended: PartlyApplied", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_configuration_ends_it_with_78_and_every_fault_once()
    {
        _workplace.Configure(configuration =>
        {
            configuration["Schedule"]!["IntervalMinutes"] = 0;
            configuration["Policy"]!["MaxDisables"] = JsonNode.Parse("""{ "Count": "few" }""");
        });
        await using HostProcess service = Start("--config", _workplace.Config);

        (int exitCode, string output) = await service.EndAsync();

        Assert.Equal(78, exitCode);
        Assert.All(
            ["AdSync:Policy:MaxDisables:Count: 'few' is not a whole number.", "AdSync:Schedule:IntervalMinutes: 0 is out of range; 1 to 10080 minutes can be chosen."],
            fault => Assert.Equal(2, output.Split(fault).Length));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(78, "--config", "none.json")]
    [InlineData(64, "--confg", "x.json")]
    [InlineData(64, "--config")]
    public async Task Tells_what_keeps_it_from_starting(int expected, params string[] args)
    {
        await using HostProcess service = Start(args);

        (int exitCode, string output) = await service.EndAsync();

        Assert.Equal(expected, exitCode);
        Assert.NotEmpty(output);
    }

    private static HostProcess Start(params string[] args) => HostProcess.Start(HostProcess.Service, Path.GetTempPath(), args);
}
