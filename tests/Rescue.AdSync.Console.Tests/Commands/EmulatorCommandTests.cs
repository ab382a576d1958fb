using System.Net;
using System.Text.RegularExpressions;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.ConsoleHost;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed partial class EmulatorCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serves_until_it_is_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var output = new SharedWriter();
        Task<int> running = ConsoleApp.RunAsync(["emulator", "--urls", "http://127.0.0.1:0"], new ConsoleIo { Out = output, Error = TextWriter.Null }, stop.Token);

        string shown = await output.WaitForAsync("Stop with Ctrl+C.", Token);
        using var client = new HttpClient();
        using HttpResponseMessage page = await client.GetAsync(new Uri(Address().Match(shown).Value), Token);
        await stop.CancelAsync();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("sample-service-token", shown, StringComparison.Ordinal);
        Assert.Equal(0, await running);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("nonsense")]
    public async Task An_address_that_is_none_is_bad_usage(string urls)
    {
        Ran ran = await CommandLine.RunAsync("emulator", "--urls", urls);

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("--urls", ran.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();
}
