using System.CommandLine;
using Rescue.AdSync.Testing;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>emulator</c>: a stand-in for Rescue, to try things against.</summary>
internal static class EmulatorCommand
{
    public static Command Create(CommandHost host)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "The addresses to listen at, separated by semicolons; port 0 takes a free one.",
            HelpName = "URLS",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var state = new Option<string?>("--state") { Description = "A file that keeps the account between runs.", HelpName = "FILE" };
        var command = new Command("emulator", "Run a Rescue emulator with a sample account until stopped.") { urls, state };
        host.Handle(command, (context, line, cancellationToken) => RunAsync(context, line.GetValue(urls)!, line.GetValue(state), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string urls, string? state, CancellationToken cancellationToken)
    {
        await using RescueEmulator emulator = await StartAsync(urls, state, cancellationToken);
        Describe(context.Terminal.Output, emulator, state);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Io.TimeProvider, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Terminal.Errors.WriteLine("The emulator was stopped.");
        }

        return ExitCodes.Done;
    }

    private static async Task<RescueEmulator> StartAsync(string urls, string? state, CancellationToken cancellationToken)
    {
        try
        {
            return await RescueEmulator.StartAsync(new RescueEmulatorOptions { Urls = urls, StateFile = state }, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"--urls {urls}: {exception.Message}");
        }
        catch (InvalidDataException exception)
        {
            throw new UsageException($"--state {state}: {exception.Message}");
        }
    }

    private static void Describe(IAnsiConsole console, RescueEmulator emulator, string? state)
    {
        var facts = new Grid().AddColumn(new GridColumn().PadRight(2)).AddColumn();
        facts.AddRow(new Text("address"), new Text(emulator.BaseAddress.ToString()));
        facts.AddRow(new Text("service token"), new Text($"{RescueEmulatorOptions.DefaultServiceToken}  (a sample, for this emulator only)"));
        facts.AddRow(new Text("or sign in as"), new Text($"{EmulatedAccount.DefaultCallerEmail} with {RescueEmulatorOptions.DefaultPassword}"));
        facts.AddRow(new Text("state"), new Text(state ?? "in memory, gone when it stops"));
        console.MarkupLine("[bold]Rescue emulator[/]");
        console.Write(facts);
        console.WriteLine("Open the address in a browser to see the tree. In adsync.json:");
        console.WriteLine($$"""  "Rescue": { "BaseAddress": "{{emulator.BaseAddress}}", "ServiceToken": "{{RescueEmulatorOptions.DefaultServiceToken}}" }""");
        console.WriteLine("Stop with Ctrl+C.");
    }
}
