using Rescue.AdSync.Execution;
using Rescue.AdSync.Reporting.Tests.Support;

namespace Rescue.AdSync.Reporting.Tests;

public sealed class ReportWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adsync-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("plan.xlsx", "PK")]
    [InlineData("plan.XLSX", "PK")]
    [InlineData("plan.html", "<!DOCTYPE html>")]
    [InlineData("plan.csv", "\uFEFFAction,")]
    [InlineData("plan.json", "{\n  \"schema\": \"rescue-adsync-plan/1\"")]
    public async Task The_ending_decides_the_form(string name, string start)
    {
        string path = Path.Combine(_folder, name);

        Assert.True(ReportWriter.IsSupported(path));
        await ReportWriter.WriteAsync(path, Sample.Preview(), null, TestContext.Current.CancellationToken);

        string text = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("plan.xls")]
    [InlineData("plan.pdf")]
    [InlineData("plan")]
    [InlineData("xlsx")]
    public async Task Another_ending_is_refused_and_the_known_ones_are_named(string name)
    {
        string path = Path.Combine(_folder, name);

        Assert.False(ReportWriter.IsSupported(path));
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => ReportWriter.WriteAsync(path, Sample.Preview(), null, TestContext.Current.CancellationToken));

        Assert.Contains(".xlsx, .html, .csv, .json", fault.Message, StringComparison.Ordinal);
        Assert.All(ReportWriter.SupportedEndings, ending => Assert.True(ReportWriter.IsSupported("x" + ending)));
    }

    [Fact]
    public async Task An_outcome_is_written_when_there_is_one()
    {
        string path = Path.Combine(_folder, "outcome.json");
        Preview preview = Sample.Preview();

        await ReportWriter.WriteAsync(path, preview, Sample.Run(preview.Plan), TestContext.Current.CancellationToken);

        Assert.Contains(PlanJson.OutcomeSchema, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_named()
    {
        string path = Path.Combine(_folder, "nowhere", "plan.csv");

        var fault = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => ReportWriter.WriteAsync(path, Sample.Preview(), null, TestContext.Current.CancellationToken));

        Assert.Contains(Path.Combine(_folder, "nowhere"), fault.Message, StringComparison.Ordinal);
        Assert.Contains("Create it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_the_name_is_told()
    {
        string path = Directory.CreateDirectory(Path.Combine(_folder, "plan.csv")).FullName;

        var fault = await Assert.ThrowsAsync<IOException>(() => ReportWriter.WriteAsync(path, Sample.Preview(), null, TestContext.Current.CancellationToken));

        Assert.Contains("a folder has that name", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_name_is_replaced()
    {
        string path = Path.Combine(_folder, "plan.csv");
        await File.WriteAllTextAsync(path, new string('x', 100_000), TestContext.Current.CancellationToken);

        await ReportWriter.WriteAsync(path, Sample.Preview(), null, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("xxx", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan.xlsx")]
    [InlineData("plan.html")]
    [InlineData("plan.csv")]
    [InlineData("plan.json")]
    public async Task Writing_that_is_cancelled_leaves_the_old_file_and_nothing_else(string name)
    {
        string path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReportWriter.WriteAsync(path, Sample.Preview(), null, new CancellationToken(canceled: true)));

        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }
}
