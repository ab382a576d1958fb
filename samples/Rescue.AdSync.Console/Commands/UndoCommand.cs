using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>undo</c>: restore what a past run changed.</summary>
internal static class UndoCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<RunId> run = RunArgument.Create("RUN");
        Option<PlanId?> approve = ApplyOptions.Approve();
        Option<bool> yes = ApplyOptions.Yes();
        var dryRun = new Option<bool>("--dry-run") { Description = "Show the plan, and write nothing." };
        Option<string[]> outFiles = ApplyOptions.OutFiles();
        var command = new Command("undo", "Restore what a past run changed. People whom it created are disabled; nothing is ever deleted.") { run, approve, yes, dryRun, outFiles };
        host.Handle(command, (context, line, cancellationToken) => line.GetValue(dryRun)
            ? ShowAsync(context, line.GetValue(run), line.GetValue(outFiles) ?? [], cancellationToken)
            : new ApplyRun(
                context,
                new ApplySettings(null, line.GetValue(approve), line.GetValue(yes), line.GetValue(outFiles) ?? []) { Undo = line.GetValue(run) }).RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> ShowAsync(CommandContext context, RunId run, string[] files, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = context.OpenForReading(RequiredSettings.Rescue);
        Preview preview = await Previews.ReadUndoAsync(context, services, run, cancellationToken) ?? throw Previews.NoSuchRun(run);
        PlanView.Write(context.Terminal.Output, preview, preview.Plan, context.Globals.Verbosity);
        await ReportFiles.WriteAsync(context, files, preview, report: null, cancellationToken);
        return preview.Plan.IsBlocked ? ExitCodes.Refused : ExitCodes.Done;
    }
}
