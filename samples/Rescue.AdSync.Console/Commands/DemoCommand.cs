using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting;
using Rescue.AdSync.Testing;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>demo</c>: the whole job on an example, in one process, without any configuration.</summary>
internal static class DemoCommand
{
    private const string DefaultFile = "adsync-demo.xlsx";

    public static Command Create(CommandHost host)
    {
        Option<string[]> outFiles = ReportFiles.Option($"Write the plan to a file instead of {DefaultFile}: .xlsx, .html, .csv or .json. May be repeated.");
        var command = new Command("demo", "Show the whole job on an example directory and an emulated Rescue account. Needs no configuration.") { outFiles };
        host.Handle(command, (context, line, cancellationToken) => RunAsync(
            context, line.GetValue(outFiles) is { Length: > 0 } files ? files : [DefaultFile], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string[] files, CancellationToken cancellationToken)
    {
        EmulatedAccount account = DemoAccount.Create();
        await using RescueEmulator emulator = await RescueEmulator.StartAsync(new RescueEmulatorOptions { Account = account }, cancellationToken);
        InMemoryDirectorySource directory = await DemoDirectory.LoadAsync(cancellationToken);
        await using ServiceProvider services = context.Open(services => Compose(services, emulator, directory));
        await RememberAsync(services.GetRequiredService<State.ISyncStateStore>(), account, cancellationToken);
        return await new DemoRun(context, services, emulator, directory).RunAsync(files, cancellationToken);
    }

    private static void Compose(IServiceCollection services, RescueEmulator emulator, InMemoryDirectorySource directory) => services
        .AddRescueAdSync(options =>
        {
            options.Rescue.BaseAddress = emulator.BaseAddress;
            options.Rescue.ServiceToken = new Secret(RescueEmulatorOptions.DefaultServiceToken);
            options.Rescue.DefaultPassword = DemoPolicy.FirstPassword;
            options.State.Path = StateOptions.InMemory;
        })
        .AddDirectory(directory)
        .UseSetup(new SyncSetup(DemoPolicy.Policy, [.. DemoPolicy.Pairings]))
        .AddApply();

    /// <summary>Leaves behind what an earlier run would have.</summary>
    private static async Task RememberAsync(State.ISyncStateStore state, EmulatedAccount account, CancellationToken cancellationToken)
    {
        await state.CommitAsync(new State.StateChange { Links = [.. DemoAccount.Links(account)] }, cancellationToken);
    }
}

/// <summary>One run of <c>demo</c>, step by step.</summary>
internal sealed class DemoRun(CommandContext context, ServiceProvider services, RescueEmulator emulator, InMemoryDirectorySource directory)
{
    private IAnsiConsole Output => context.Terminal.Output;

    public async Task<int> RunAsync(string[] files, CancellationToken cancellationToken)
    {
        Introduce();

        Step(1, "Plan", "read both sides, decide, write nothing");
        Preview first = await Previews.ReadAsync(context, services, cancellationToken);
        PlanView.Write(Output, first, first.Plan, context.Globals.Verbosity);
        foreach (string file in files)
        {
            await ReportWriter.WriteAsync(file, first, report: null, cancellationToken);
        }

        Step(2, "Apply", "exactly what the plan says");
        RunReport report = await ProgressBar.RunAsync(
            context.Terminal,
            first.Plan.Actions.Length,
            progress => services.GetRequiredService<PlanExecutor>().ApplyAsync(first, approved: null, progress, cancellationToken: cancellationToken));
        OutcomeView.Write(Output, report);
        Output.MarkupLine($"[grey]{emulator.Calls.Total} calls to Rescue, {emulator.Calls.Writes} of them writes.[/]");

        Step(3, "Plan again", "the same directory, the changed account");
        Preview second = await Previews.ReadAsync(context, services, cancellationToken);
        ShowSecond(second.Plan);

        Conclude(files);
        return !report.IsComplete || !second.Plan.Actions.IsEmpty ? ExitCodes.PartlyFailed : ExitCodes.Done;
    }

    private void Introduce()
    {
        Output.WriteLine();
        Output.MarkupLine($"[bold]Rescue.AdSync[/] keeps a Rescue account in step with directory groups. Nobody is ever deleted.");
        Output.MarkupLine($"[grey]Directory: {directory.Users.Count} people of an example company. Rescue: an emulator on {Markup.Escape(emulator.BaseAddress.Authority)}, {emulator.Account.Count} nodes.[/]");
    }

    private void Step(int number, string title, string what)
    {
        Output.WriteLine();
        Output.MarkupLine($"[black on aqua] {number} [/] [bold aqua]{title}[/] [grey]{what}[/]");
    }

    private void ShowSecond(Plan plan)
    {
        Output.MarkupLine(plan.Actions.IsEmpty
            ? $"[green]{Glyphs.For(Output).Check} Nothing left to change: Rescue matches the directory.[/]"
            : $"[red]{plan.Actions.Length} changes are left, which must not be.[/]");
    }

    private void Conclude(string[] files)
    {
        Output.WriteLine();
        Output.MarkupLine($"The plan as a report: [bold]{Markup.Escape(string.Join(", ", files.Select(Path.GetFullPath)))}[/]");
        Output.MarkupLine("[grey]To go on without a Rescue account, start[/] rescue-adsync emulator[grey]; it shows what to put into adsync.json.[/]");
        Output.WriteLine();
    }
}
