using System.IO.Compression;
using System.Text;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Console.Tests;

/// <summary>S8: whatever is asked for, and however it fails, no secret is in any output, file or URL.</summary>
public sealed class SecretsTests : IAsyncLifetime
{
    private const string Password = "Pw-9f2c-Very-Secret";

    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task S8_No_verb_shows_a_secret_with_a_service_token() => await RunAllVerbsAsync();

    [Fact]
    public async Task S8_No_verb_shows_a_secret_with_email_and_password()
    {
        _workplace.Configure(configuration =>
        {
            configuration["Rescue"]!["ServiceToken"] = "";
            configuration["Rescue"]!["Email"] = EmulatedAccount.DefaultCallerEmail;
            configuration["Rescue"]!["Password"] = Password;
        });

        await RunAllVerbsAsync();
    }

    [Fact]
    public async Task S8_No_failure_shows_a_secret()
    {
        string[][] verbs = [["plan"], ["apply", "--yes"], ["run", "--once"], ["groups", "rescue"], ["check"], ["check", "--json"], ["explain", "Zoë Ångström"]];
        RescueFault[] faults =
        [
            RescueFault.HtmlPage(), RescueFault.TruncatedBody(), RescueFault.Word("INVALID_SECRETAUTHCODE"), RescueFault.Word("SOMETHING_NEW"), RescueFault.HttpStatus(500),
        ];
        foreach (RescueFault fault in faults)
        {
            _workplace.Emulator.Faults.Clear();
            _workplace.Emulator.Faults.Add(fault with { Times = int.MaxValue, Method = "getAccount" });
            foreach (string[] verb in verbs)
            {
                AssertNoSecret(await RunDiagnosticAsync(verb));
            }
        }
    }

    [Theory]
    [InlineData("ServiceTokn")]
    [InlineData("Password:Value")]
    public async Task S8_No_fault_of_the_configuration_shows_a_secret(string key)
    {
        Ran ran = await _workplace.RunAsync(
            new Surroundings { Environment = new Dictionary<string, string?> { [$"AdSync__Rescue__{key.Replace(":", "__", StringComparison.Ordinal)}"] = Password } },
            "plan", "--verbosity", "diagnostic");

        Assert.Equal(78, ran.ExitCode);
        AssertNoSecret(ran);
    }

    private async Task RunAllVerbsAsync()
    {
        string[] reports = ["json", "csv", "html", "xlsx"];
        string[] outPlan = [.. reports.SelectMany(ending => new[] { "--out", _workplace.PathOf($"plan.{ending}") })];
        string[] outOutcome = [.. reports.SelectMany(ending => new[] { "--out", _workplace.PathOf($"outcome.{ending}") })];

        AssertNoSecret(await RunDiagnosticAsync("groups", "directory"));
        AssertNoSecret(await RunDiagnosticAsync("groups", "rescue"));
        AssertNoSecret(await RunDiagnosticAsync(["plan", .. outPlan]));
        AssertNoSecret(await RunDiagnosticAsync("plan", "--json"));
        foreach (string[] verb in new string[][] { ["check"], ["check", "--json"], ["explain", "Zoë Ångström"], ["explain", "Zoë Ångström", "--json"] })
        {
            Ran ran = await RunDiagnosticAsync(verb);
            Assert.Equal(0, ran.ExitCode);
            AssertNoSecret(ran);
        }

        Ran apply = await RunDiagnosticAsync(["apply", "--yes", .. outOutcome]);
        Assert.Equal(0, apply.ExitCode);
        AssertNoSecret(apply);
        AssertNoSecret(await RunDiagnosticAsync("run", "--once"));
        AssertNoSecret(await RunDiagnosticAsync("undo", "1", "--dry-run"));
        AssertNoSecret(await RunDiagnosticAsync("history"));
        AssertNoSecret(await RunDiagnosticAsync("history", "show", "1"));
        AssertNoSecret(await RunDiagnosticAsync("history", "show", "1", "--json"));
        foreach (string ending in (string[])["json", "csv", "xlsx"])
        {
            AssertNoSecret(await RunDiagnosticAsync("history", "export", _workplace.PathOf($"history.{ending}")));
            AssertFileHasNoSecret($"history.{ending}");
        }

        AssertNoSecret(await File.ReadAllTextAsync(_workplace.StateFile, Encoding.Latin1, TestContext.Current.CancellationToken));

        Assert.All(reports.SelectMany(ending => new[] { $"plan.{ending}", $"outcome.{ending}" }), AssertFileHasNoSecret);
        Assert.All(_workplace.Emulator.Calls.Recent, call => Assert.False(call.HasQuery, $"{call.Method} was called with parameters in its URL."));
    }

    private Task<Ran> RunDiagnosticAsync(params string[] args) => _workplace.RunAsync([.. args, "--verbosity", "diagnostic"]);

    private static void AssertNoSecret(Ran ran) => AssertNoSecret(ran.All);

    private static void AssertNoSecret(string text) => Assert.All(
        [Workplace.Token, Workplace.FirstPassword, Password, "authcode=", "ASP.NET_SessionId"],
        secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));

    private void AssertFileHasNoSecret(string name)
    {
        string path = _workplace.PathOf(name);
        Assert.True(File.Exists(path), name);
        if (!name.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            AssertNoSecret(File.ReadAllText(path));
            return;
        }

        using ZipArchive workbook = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry part in workbook.Entries)
        {
            using var reader = new StreamReader(part.Open(), Encoding.UTF8);
            AssertNoSecret(reader.ReadToEnd());
        }
    }
}
