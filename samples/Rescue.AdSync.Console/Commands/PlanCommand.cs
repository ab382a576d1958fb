using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Hosting;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>plan</c>: a dry run.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandHost host)
    {
        Option<string[]> outFiles = ReportFiles.Option("Write the plan to a file; its ending says how: .xlsx, .html, .csv, .json. May be repeated.");
        var json = new Option<bool>("--json") { Description = "Write the plan as JSON to standard output, and nothing else." };
        var detailedExitCode = new Option<bool>("--detailed-exit-code") { Description = "Exit with 2 when there are changes to make." };
        var command = new Command("plan", "Read both sides and show what would change. Writes nothing to Rescue.") { outFiles, json, detailedExitCode };
        host.Handle(command, (context, line, cancellationToken) => RunAsync(
            context, line.GetValue(outFiles) ?? [], line.GetValue(json), line.GetValue(detailedExitCode), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string[] outFiles, bool json, bool detailedExitCode, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = context.OpenForReading(RequiredSettings.Preview);
        Preview preview = await Previews.ReadAsync(context, services, cancellationToken);
        await ReportFiles.WriteAsync(context, outFiles, preview, report: null, cancellationToken);
        if (json)
        {
            await ReportFiles.WriteJsonAsync(context, preview, cancellationToken);
        }
        else
        {
            PlanView.Write(context.Terminal.Output, preview, preview.Plan, context.Globals.Verbosity);
        }

        if (preview.Plan.IsBlocked)
        {
            return ExitCodes.Refused;
        }

        return detailedExitCode && !preview.Plan.Actions.IsEmpty ? ExitCodes.ChangesPending : ExitCodes.Done;
    }
}
