using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Hosting.Tests.Fakes;

namespace Rescue.AdSync.Hosting.Tests.Checking;

public sealed class SyncCheckerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-check-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_sound_host_passes_every_check_and_nothing_is_written()
    {
        DemoHost demo = await DemoHost.CreateAsync();

        CheckReport report = await CheckAsync(demo, Path.Combine(_folder.FullName, "state.db"));

        Assert.Equal(CheckStatus.Passed, report.Status);
        Assert.Equal([CheckSubjectKind.Directory, CheckSubjectKind.Rescue, CheckSubjectKind.Host], report.Subjects.Select(subject => subject.Kind));
        Assert.True(demo.Rescue.Calls.Total > 0);
        Assert.Equal(0, demo.Rescue.Calls.Writes);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task A_state_file_whose_folder_is_missing_fails()
    {
        CheckReport report = await CheckAsync(await DemoHost.CreateAsync(), Path.Combine(_folder.FullName, "missing", "state.db"));

        CheckResult state = Assert.Single(report.Subjects[^1].Results, result => result.Code == CheckCode.State);
        Assert.Equal(CheckStatus.Failed, state.Status);
        Assert.Contains("does not exist", state.Message, StringComparison.Ordinal);
        Assert.Contains("State:Path", state.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_file_that_is_a_folder_fails()
    {
        _folder.CreateSubdirectory("state.db");

        CheckReport report = await CheckAsync(await DemoHost.CreateAsync(), Path.Combine(_folder.FullName, "state.db"));

        Assert.Equal(CheckStatus.Failed, Assert.Single(report.Subjects[^1].Results, result => result.Code == CheckCode.State).Status);
    }

    [Fact]
    public async Task A_state_file_that_is_there_is_left_as_it_is()
    {
        string file = Path.Combine(_folder.FullName, "state.db");
        await File.WriteAllTextAsync(file, "kept", TestContext.Current.CancellationToken);

        CheckReport report = await CheckAsync(await DemoHost.CreateAsync(), file);

        Assert.Equal(CheckStatus.Passed, report.Subjects[^1].Status);
        Assert.Equal("kept", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Single(_folder.GetFiles());
    }

    private static async Task<CheckReport> CheckAsync(DemoHost demo, string statePath)
    {
        var services = new ServiceCollection();
        demo.Compose(services).Services.Configure<AdSyncOptions>(options => options.State.Path = statePath);
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<SyncChecker>().CheckAsync(TestContext.Current.CancellationToken);
    }
}
