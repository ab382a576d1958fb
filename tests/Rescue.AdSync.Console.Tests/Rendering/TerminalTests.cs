using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.ConsoleHost;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Hosting;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Rescue.AdSync.Console.Tests.Rendering;

public sealed class TerminalTests(Workplace workplace) : IClassFixture<Workplace>
{
    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public async Task A_plan_fits_the_width_of_the_terminal(int width)
    {
        using var console = new TestConsole { EmitAnsiSequences = false };
        console.Profile.Width = width;
        Preview preview = await PreviewAsync();

        PlanView.Write(console, preview, preview.Plan, Verbosity.Detailed);

        Assert.All(console.Lines, line => Assert.True(line.Length <= width, line));
        Assert.Contains("Zoë Ångström", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_tell_the_kinds_of_change_apart()
    {
        using var console = new TestConsole { EmitAnsiSequences = true };
        console.Profile.Width = 120;
        console.Profile.Capabilities.ColorSystem = ColorSystem.TrueColor;
        Preview preview = await PreviewAsync();

        PlanView.Write(console, preview, preview.Plan, Verbosity.Normal);

        Assert.Contains("\u001b[", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_without_Unicode_gets_plain_signs()
    {
        using var console = new TestConsole();
        console.Profile.Width = 200;
        console.Profile.Capabilities.Unicode = false;
        Preview preview = await PreviewAsync();

        PlanView.Write(console, preview, preview.Plan, Verbosity.Normal);

        Assert.DoesNotContain(console.Output, character => character is '→' or '·' or '├' or '✓');
        Assert.Contains("->", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_turn_the_rest_of_its_line_round()
    {
        using var written = new StringWriter();
        var terminal = new Terminal(new ConsoleIo { Out = written, Error = TextWriter.Null, IsOutTerminal = false, Environment = new Dictionary<string, string?>() }, noColor: true);

        terminal.Output.WriteLine("disable boss\u202Emoc.elpmaxe@nna \u2066keep\u2069");

        Assert.Equal("disable bossmoc.elpmaxe@nna keep", written.ToString().TrimEnd());
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "1")]
    public void Colours_can_be_turned_off(bool option, string? variable)
    {
        var io = new ConsoleIo { Out = new StringWriter(), Error = TextWriter.Null, IsOutTerminal = true, Environment = new Dictionary<string, string?> { ["NO_COLOR"] = variable } };

        var terminal = new Terminal(io, option);

        Assert.Equal(ColorSystem.NoColors, terminal.Output.Profile.Capabilities.ColorSystem);
    }

    [Theory]
    [InlineData("100", 100)]
    [InlineData("10", 400)]
    [InlineData("wide", 400)]
    [InlineData(null, 400)]
    public void A_pipe_does_not_wrap_unless_a_width_is_asked_for(string? columns, int expected)
    {
        var io = new ConsoleIo { Out = new StringWriter(), Error = TextWriter.Null, Environment = new Dictionary<string, string?> { ["COLUMNS"] = columns } };

        Assert.Equal(expected, new Terminal(io, noColor: false).Output.Profile.Width);
    }

    private async Task<Preview> PreviewAsync()
    {
        var context = new CommandContext(
            new ConsoleIo { Out = TextWriter.Null, Error = TextWriter.Null },
            new GlobalSettings(workplace.Config, SecretsFolder: null, Verbosity.Quiet, NoColor: true));
        await using ServiceProvider services = context.OpenForReading(RequiredSettings.Preview);
        return await services.GetRequiredService<SyncPreviewer>().PreviewAsync(TestContext.Current.CancellationToken);
    }
}
