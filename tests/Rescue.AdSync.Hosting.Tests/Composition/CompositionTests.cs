using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Hosting.Tests.Configuration;
using Rescue.AdSync.RescueApi;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Hosting.Tests.Composition;

public sealed class CompositionTests
{
    [Fact]
    public void S7_A_dry_run_has_no_writer()
    {
        using ServiceProvider services = Compose(_ => { });

        Assert.NotNull(services.GetService<SyncPreviewer>());
        Assert.Null(services.GetService<IRescueAdminClient>());
        Assert.Null(services.GetService<PlanExecutor>());
        Assert.Null(services.GetService<SyncCycle>());
        Assert.IsNotType<IRescueAdminClient>(services.GetRequiredService<IRescueReader>(), exactMatch: false);
        Assert.DoesNotContain(services.GetServices<IHostedService>(), service => service is BackgroundService);
    }

    [Fact]
    public void Writing_is_added_by_name()
    {
        using ServiceProvider services = Compose(builder => builder.AddApply());

        Assert.NotNull(services.GetService<IRescueAdminClient>());
        Assert.NotNull(services.GetService<PlanExecutor>());
        Assert.NotNull(services.GetService<SyncCycle>());
        Assert.Empty(services.GetServices<IHostedService>().OfType<BackgroundService>());
    }

    [Fact]
    public void A_schedule_is_one_hosted_service_however_often_it_is_added()
    {
        using ServiceProvider services = Compose(builder => builder.AddScheduledSync().AddScheduledSync());

        Assert.Single(services.GetServices<IHostedService>().OfType<BackgroundService>());
    }

    [Fact]
    public void Composing_twice_changes_nothing()
    {
        IConfigurationSection section = Configured.Build(Configured.Sound, ("AdSync:Rescue:DefaultPassword", "Welcome-2-Rescue")).GetSection("AdSync");
        var services = new ServiceCollection();
        services.AddRescueAdSync(section);
        services.AddRescueAdSync(section).AddApply().AddApply();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Single(provider.GetRequiredService<SyncSetup>().Pairings);
        Assert.Single(provider.GetRequiredService<DirectoryCatalog>().Sources);
        Assert.Single(provider.GetServices<SyncPreviewer>());
    }

    [Fact]
    public void E7_Reads_of_details_are_bound_by_the_configured_concurrency()
    {
        IConfigurationSection section = Configured.Build(Configured.Sound, ("AdSync:Rescue:DefaultPassword", "Welcome-2-Rescue"), ("AdSync:Rescue:MaxConcurrency", "2")).GetSection("AdSync");
        var services = new ServiceCollection();
        services.AddRescueAdSync(section).AddApply();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(2, provider.GetRequiredService<PreviewOptions>().MaxConcurrency);
    }

    [Fact]
    public void What_is_registered_already_is_kept()
    {
        var state = new InMemoryStateStore();
        var services = new ServiceCollection();
        services.AddSingleton<ISyncStateStore>(state);
        services.AddRescueAdSync(Configured.Build(Configured.Sound).GetSection("AdSync"));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(state, provider.GetRequiredService<ISyncStateStore>());
        Assert.Same(state, provider.GetRequiredService<IRunHistory>());
        Assert.Same(state, provider.GetRequiredService<IRunLock>());
    }

    [Fact]
    public async Task S7_A_dry_run_reads_the_state_and_cannot_write_it()
    {
        string folder = Directory.CreateTempSubdirectory("adsync-hosting-").FullName;
        string file = Path.Combine(folder, "adsync.db");
        await using (ServiceProvider services = Compose(_ => { }, ("AdSync:State:Path", file)))
        {
            ISyncStateStore store = services.GetRequiredService<ISyncStateStore>();
            Assert.Same(SyncState.Empty, await store.LoadAsync(TestContext.Current.CancellationToken));
            await Assert.ThrowsAsync<StateException>(() => store.CommitAsync(new StateChange(), TestContext.Current.CancellationToken));
            Assert.Throws<StateException>(services.GetRequiredService<IRunLock>().Take);
            Assert.Null(services.GetService<RunRecorder>());
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task What_writes_keeps_its_state_in_the_configured_file()
    {
        string folder = Directory.CreateTempSubdirectory("adsync-hosting-").FullName;
        string file = Path.Combine(folder, "adsync.db");
        await using (ServiceProvider services = Compose(builder => builder.AddApply(), ("AdSync:State:Path", file)))
        {
            Assert.False(File.Exists(file), "The file is opened when it is first needed.");
            ISyncStateStore store = services.GetRequiredService<ISyncStateStore>();
            Assert.Same(store, services.GetRequiredService<IRunHistory>());
            Assert.Same(store, services.GetRequiredService<IRunLock>());
            await store.CommitAsync(new StateChange(), TestContext.Current.CancellationToken);
        }

        Assert.Equal([file], Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void State_in_memory_is_chosen_by_name()
    {
        using ServiceProvider services = Compose(builder => builder.AddApply(), ("AdSync:State:Path", StateOptions.InMemory));
        Assert.IsType<InMemoryStateStore>(services.GetRequiredService<ISyncStateStore>());
    }

    [Fact]
    public void The_previewer_is_told_how_often_details_are_verified()
    {
        using ServiceProvider services = Compose(_ => { }, ("AdSync:State:VerifyDetailsEvery", "06:00:00"));
        Assert.Equal(TimeSpan.FromHours(6), services.GetRequiredService<PreviewOptions>().VerifyDetailsEvery);
    }

    [Fact]
    public void The_client_is_told_what_is_configured()
    {
        using ServiceProvider services = Compose(_ => { }, ("AdSync:Rescue:Region", "Eu"), ("AdSync:Rescue:BaseAddress", "http://127.0.0.1:5080/"));

        RescueApiOptions options = services.GetRequiredService<IOptions<RescueApiOptions>>().Value;
        Assert.Equal(RescueRegion.Eu, options.Region);
        Assert.Equal(new Uri("http://127.0.0.1:5080/"), options.BaseAddress);
        Assert.Equal("tok-Secret-1", options.ServiceToken);
    }

    [Fact]
    public void Directories_come_from_configuration_and_from_code()
    {
        var own = new InMemoryDirectorySource(new DirectoryName("own"));
        using ServiceProvider services = Compose(
            builder => builder.AddDirectory(own).AddDirectory("made", _ => new InMemoryDirectorySource(new DirectoryName("made"))),
            ("AdSync:Directories:hq:Kind", "ActiveDirectory"),
            ("AdSync:Directories:hq:Server", "dc1.example.com"),
            ("AdSync:Directories:hq:UserName", "sync@example.com"),
            ("AdSync:Directories:hq:Password", "x"),
            ("AdSync:Pairings:0:Directory", "own"));

        DirectoryCatalog catalog = services.GetRequiredService<DirectoryCatalog>();
        Assert.Equal(["hq", "hr", "made", "own"], catalog.Sources.Select(source => source.Name.ToString()));
        Assert.Same(own, catalog.Find(new DirectoryName("OWN")));
        Assert.Null(catalog.Find(new DirectoryName("none")));
    }

    [Fact]
    public void A_name_is_given_to_one_directory()
    {
        using ServiceProvider services = Compose(builder => builder.AddDirectory(new InMemoryDirectorySource(new DirectoryName("HR"))));

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<DirectoryCatalog>());
        Assert.StartsWith("AdSync:Directories:hr: ", Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_setup_in_code_needs_no_configured_pairings()
    {
        var setup = new SyncSetup(DemoPolicy.Policy, [.. DemoPolicy.Pairings]);
        var services = new ServiceCollection();
        services.AddRescueAdSync(options => options.Rescue.ServiceToken = new Secret("t"))
            .AddDirectory(new InMemoryDirectorySource(DemoDirectory.Name))
            .UseSetup(setup);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.NotNull(provider.GetService<SyncPreviewer>());
        Assert.Same(setup, provider.GetRequiredService<SyncSetup>());
    }

    [Fact]
    public async Task A_host_does_not_start_with_a_faulty_configuration()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddRescueAdSync(Configured.Build("{}").GetSection("AdSync")).AddScheduledSync();
        using IHost host = builder.Build();

        Exception exception = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("AdSync: the configuration has no such section", exception.ToString(), StringComparison.Ordinal);
    }

    private static ServiceProvider Compose(Action<IRescueAdSyncBuilder> compose, params (string Key, string? Value)[] overrides)
    {
        var services = new ServiceCollection();
        compose(services.AddRescueAdSync(Configured.Build(Configured.Sound, [("AdSync:Rescue:DefaultPassword", "Welcome-2-Rescue"), .. overrides]).GetSection("AdSync")));
        return services.BuildServiceProvider();
    }
}
