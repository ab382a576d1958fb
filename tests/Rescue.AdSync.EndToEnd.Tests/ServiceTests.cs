using Rescue.AdSync.Console.Tests.Processes;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.EndToEnd;

/// <summary>The service host, left to itself between a domain controller and a Rescue account that come and go.</summary>
public sealed class ServiceTests(SmallDomain fixture) : IClassFixture<SmallDomain>, IAsyncLifetime
{
    private SambaAndEmulator _work = null!;

    public async ValueTask InitializeAsync() => _work = await SambaAndEmulator.CreateAsync(fixture.Domain);

    public ValueTask DisposeAsync() => _work.DisposeAsync();

    [Fact]
    public async Task Goes_on_when_Rescue_comes_back_and_when_it_is_started_again()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // The fixture has said already that it needs Linux.
        }

        await using (HostProcess service = StartService())
        {
            await service.WaitForAsync("Synchronisation ended");
            Func<Task> startEmulator = await _work.StopEmulatorAsync();
            await fixture.Domain.ApplyAsync(ExampleDomain.Joiner("Nina New", "nina"), TestContext.Current.CancellationToken);
            await service.WaitForAsync("Synchronisation failed");
            await startEmulator();
            await ArrivedAsync("nina@adsync.test", service);
            await service.TerminateAsync();
            Assert.Equal(0, (await service.EndAsync()).ExitCode);
        }

        await fixture.Domain.ApplyAsync(ExampleDomain.Joiner("Omar New", "omar"), TestContext.Current.CancellationToken);
        await using HostProcess again = StartService();
        await ArrivedAsync("omar@adsync.test", again);
        await again.TerminateAsync();
        Assert.Equal(0, (await again.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task E8_Stops_between_actions_in_the_middle_of_a_long_run()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // The fixture has said already that it needs Linux.
        }

        _work.Emulator.Faults.Add(RescueFault.Latency(TimeSpan.FromMilliseconds(500)) with { Method = "createUser", Times = int.MaxValue });
        await using HostProcess service = StartService();
        await ArrivedAsync("crowd0000@adsync.test", service);

        await service.TerminateAsync();

        Assert.Equal(0, (await service.EndAsync()).ExitCode);
        int arrived = _work.Account.Nodes.Count(node => node.Email.StartsWith("crowd", StringComparison.Ordinal));
        Assert.InRange(arrived, 1, fixture.Crowd - 1);
        Assert.DoesNotContain(_work.Account.Nodes, node => node.Type == Accounts.NodeType.Technician && node.Email.Length == 0);
    }

    private HostProcess StartService() => _work.Run(HostProcess.Service, "--config", Path.Combine(_work.Folder, "adsync.json"));

    private async Task ArrivedAsync(string email, HostProcess service)
    {
        while (_work.Account.FindByEmail(email) is not [{ IsEnabled: true }])
        {
            Assert.False(service.HasExited, "The service ended by itself.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
