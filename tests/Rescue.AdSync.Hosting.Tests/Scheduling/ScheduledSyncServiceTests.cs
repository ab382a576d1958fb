using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rescue.AdSync.Hosting.Tests.Fakes;

namespace Rescue.AdSync.Hosting.Tests.Scheduling;

public sealed class ScheduledSyncServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Synchronises_at_the_configured_interval_for_as_long_as_the_host_lives()
    {
        DemoHost demo = await DemoHost.CreateAsync();
        using IHost host = Build(demo);

        await host.StartAsync(Token);
        await demo.Log.WaitForAsync("CycleEnded");
        demo.Clock.Advance(TimeSpan.FromMinutes(30));
        LogLine second = await demo.Log.WaitForAsync("CycleEnded");
        await host.StopAsync(Token);

        Assert.Contains("UpToDate", second.Message, StringComparison.Ordinal);
        Assert.Contains(demo.Log.Lines, line => line.Event.Name == "ScheduleStopped");
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_read()
    {
        DemoHost demo = await DemoHost.CreateAsync();
        var directory = new GatedDirectory(demo.Directory);
        using IHost host = Build(demo, directory);

        await host.StartAsync(Token);
        await directory.Reached;
        await host.StopAsync(Token);

        Assert.Equal(0, demo.Rescue.Calls.Writes);
        Assert.DoesNotContain(demo.Log.Lines, line => line.Event.Name is "CycleFailed" or "CycleFailedUnexpectedly");
    }

    private static IHost Build(DemoHost demo, GatedDirectory? directory = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        demo.Compose(builder.Services, directory).AddScheduledSync();
        return builder.Build();
    }
}
