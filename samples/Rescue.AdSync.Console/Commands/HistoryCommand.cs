using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.History;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.Reporting;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>history</c>: past runs, and what each did.</summary>
internal static class HistoryCommand
{
    private const int DefaultLimit = 20;

    public static Command Create(CommandHost host)
    {
        var limit = new Option<int>("--limit") { Description = "The most runs to list.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number < 1)
            {
                result.AddError("--limit takes a number of 1 or more.");
            }
        });
        Option<bool> json = JsonOption();
        var command = new Command("history", "List past runs, the latest first.") { limit, json, CreateShow(host), CreateExport(host) };
        host.Handle(command, (context, line, cancellationToken) => ListAsync(context, line.GetValue(limit), line.GetValue(json), cancellationToken));
        return command;
    }

    private static Command CreateShow(CommandHost host)
    {
        Argument<RunId> run = RunArgument.Create("ID");
        Option<bool> json = JsonOption();
        var command = new Command("show", "Show what one run did, with each value before and after.") { run, json };
        host.Handle(command, (context, line, cancellationToken) => ShowAsync(context, line.GetValue(run), line.GetValue(json), cancellationToken));
        return command;
    }

    private static Command CreateExport(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "The file; its ending says how: .xlsx, .csv, .json.", HelpName = "FILE" };
        file.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !HistoryReport.IsSupported(result.Tokens[0].Value))
            {
                result.AddError($"{result.Tokens[0].Value}: the ending must be .xlsx, .csv or .json.");
            }
        });
        var command = new Command("export", "Write all past runs, with all that they did, to a file.") { file };
        host.Handle(command, (context, line, cancellationToken) => ExportAsync(context, line.GetValue(file)!, cancellationToken));
        return command;
    }

    private static Option<bool> JsonOption() => new("--json") { Description = "Write JSON to standard output, and nothing else." };

    private static async Task<int> ListAsync(CommandContext context, int limit, bool json, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = context.OpenForReading(RequiredSettings.None);
        IReadOnlyList<RunSummary> runs = await services.GetRequiredService<IRunHistory>().ListRunsAsync(limit, cancellationToken);
        if (json)
        {
            await WriteJsonAsync(context, [.. runs.Select(run => new RunRecord(run, []))], cancellationToken);
        }
        else
        {
            HistoryView.WriteList(context, runs);
        }

        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(CommandContext context, RunId id, bool json, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = context.OpenForReading(RequiredSettings.None);
        RunRecord run = await services.GetRequiredService<IRunHistory>().FindRunAsync(id, cancellationToken)
            ?? throw new UsageException($"There is no run {id} in the history. See 'history' for those there are.");
        if (json)
        {
            await WriteJsonAsync(context, [run], cancellationToken);
        }
        else
        {
            HistoryView.WriteRun(context, run);
        }

        return ExitCodes.Done;
    }

    private static async Task<int> ExportAsync(CommandContext context, string file, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = context.OpenForReading(RequiredSettings.None);
        IRunHistory history = services.GetRequiredService<IRunHistory>();
        var runs = new List<RunRecord>();
        foreach (RunSummary run in await history.ListRunsAsync(limit: null, cancellationToken))
        {
            // One that a run in progress has pruned meanwhile is left out.
            if (await history.FindRunAsync(run.Id, cancellationToken) is { } found)
            {
                runs.Add(found);
            }
        }

        await HistoryReport.WriteAsync(file, runs, cancellationToken);
        context.Terminal.Errors.WriteLine($"Written: {Path.GetFullPath(file)}");
        return ExitCodes.Done;
    }

    private static async Task WriteJsonAsync(CommandContext context, IReadOnlyList<RunRecord> runs, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await HistoryReport.WriteJsonAsync(buffer, runs, cancellationToken);
        await context.Io.Out.WriteAsync(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).AsMemory(), cancellationToken);
        await context.Io.Out.FlushAsync(cancellationToken);
    }
}
