using Rescue.AdSync.Console.Tests.Fakes;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-demo-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Plans_applies_and_finds_nothing_left()
    {
        string workbook = Path.Combine(_folder.FullName, "demo.xlsx");

        Ran ran = await CommandLine.RunAsync("demo", "--out", workbook);

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Error);
        Assert.Contains("Nothing left to change", ran.Out, StringComparison.Ordinal);
        Assert.Contains(workbook, ran.Out, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(workbook, TestContext.Current.CancellationToken))[..2]);
    }

    [Theory]
    [InlineData("new group")]
    [InlineData("update group")]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("move")]
    [InlineData("enable")]
    [InlineData("disable")]
    [InlineData("give mobile")]
    [InlineData("take mobile")]
    public async Task Shows_every_kind_of_change(string word)
    {
        Ran ran = await CommandLine.RunAsync("demo", "--out", Path.Combine(_folder.FullName, "demo.csv"));

        Assert.Matches($@"\d {word}", ran.Out);
    }
}
