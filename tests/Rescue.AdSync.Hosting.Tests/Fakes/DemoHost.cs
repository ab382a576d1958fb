using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Hosting.Tests.Fakes;

/// <summary>The example of the Testing package, composed over in-memory doubles and a clock that the test turns.</summary>
internal sealed class DemoHost
{
    private DemoHost(InMemoryDirectorySource directory) => Directory = directory;

    public InMemoryDirectorySource Directory { get; }

    public InMemoryRescueClient Rescue { get; } = new(DemoAccount.Create());

    public InMemoryStateStore State { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero));

    public RecordedLog Log { get; } = new();

    public static async Task<DemoHost> CreateAsync() => new(await DemoDirectory.LoadAsync(TestContext.Current.CancellationToken));

    public ServiceProvider Build(IDirectorySource? directory = null, Func<SyncPolicy, SyncPolicy>? change = null)
    {
        var services = new ServiceCollection();
        Compose(services, directory, change);
        return services.BuildServiceProvider();
    }

    public IRescueAdSyncBuilder Compose(IServiceCollection services, IDirectorySource? directory = null, Func<SyncPolicy, SyncPolicy>? change = null)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IRescueReader>(Rescue);
        services.AddSingleton<IRescueAdminClient>(Rescue);
        services.AddSingleton<ISyncStateStore>(State);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        return services
            .AddRescueAdSync(options =>
            {
                options.Rescue.ServiceToken = new Secret("not used");
                options.Rescue.DefaultPassword = DemoPolicy.FirstPassword;
                options.Rescue.MaxConcurrency = 1;
                options.Schedule.IntervalMinutes = 30;
            })
            .AddDirectory(directory ?? Directory)
            .UseSetup(new SyncSetup(change is null ? DemoPolicy.Policy : change(DemoPolicy.Policy), [.. DemoPolicy.Pairings]))
            .AddApply();
    }
}
