using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Hosting;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>run</c>: synchronise again and again, in the foreground.</summary>
internal static class RunCommand
{
    public static Command Create(CommandHost host)
    {
        var interval = new Option<int?>("--interval") { Description = "Minutes from the start of one run to the start of the next; else as configured.", HelpName = "N" };
        interval.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int minutes) && minutes is < 1 or > 10080)
            {
                result.AddError("--interval takes 1 to 10080 minutes.");
            }
        });
        var once = new Option<bool>("--once") { Description = "Run once, then end." };
        var command = new Command("run", "Synchronise at an interval until stopped. A plan that a safety rule blocks is not applied.") { interval, once };
        host.Handle(command, (context, line, cancellationToken) => RunAsync(context, line.GetValue(interval), line.GetValue(once), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, int? interval, bool once, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = context.OpenForWriting();
        return once
            ? await RunOnceAsync(context, services, cancellationToken)
            : await RunScheduleAsync(context, services, interval, cancellationToken);
    }

    private static async Task<int> RunOnceAsync(CommandContext context, ServiceProvider services, CancellationToken cancellationToken)
    {
        DateTimeOffset startedAt = context.Io.TimeProvider.GetUtcNow();
        CycleResult result = await services.GetRequiredService<SyncCycle>().RunAsync(progress: null, cancellationToken);
        new RunLines(context, context.Terminal.Output).Report(new ScheduledRun(startedAt, result, Failure: null));
        return ExitCodeOf(result.Outcome);
    }

    private static async Task<int> RunScheduleAsync(CommandContext context, ServiceProvider services, int? interval, CancellationToken cancellationToken)
    {
        ScheduleOptions settings = services.GetRequiredService<IOptions<AdSyncOptions>>().Value.Schedule;
        SyncSchedule schedule = services.GetRequiredService<SyncSchedule>();
        TimeSpan period = TimeSpan.FromMinutes(interval ?? settings.IntervalMinutes);
        Terminal terminal = context.Terminal;
        terminal.Errors.WriteLine($"Synchronising every {(period.TotalMinutes == 1 ? "minute" : $"{period.TotalMinutes:0} minutes")}. Stop with Ctrl+C.");
        if (!terminal.ShowsProgress)
        {
            await schedule.RunAsync(period, settings.StartImmediately, new RunLines(context, terminal.Output), cancellationToken);
            return ExitCodes.Done;
        }

        // Where both streams end on one screen, only the console that draws the status can write past it.
        IAnsiConsole lines = context.Io.IsOutTerminal ? terminal.Errors : terminal.Output;
        await terminal.Errors.Status().StartAsync("Synchronising", status => schedule.RunAsync(
            period,
            settings.StartImmediately,
            new RunLines(context, lines) { Ended = startedAt => status.Status = $"Next run at {RunLines.LocalTime(context, startedAt + period)}" },
            cancellationToken));
        return ExitCodes.Done;
    }

    private static int ExitCodeOf(CycleOutcome outcome) => outcome switch
    {
        CycleOutcome.Held => ExitCodes.Refused,
        CycleOutcome.PartlyApplied => ExitCodes.PartlyFailed,
        _ => ExitCodes.Done,
    };
}

/// <summary>Writes one line for each run.</summary>
internal sealed class RunLines(CommandContext context, IAnsiConsole console) : IProgress<ScheduledRun>
{
    /// <summary>Gets what is told the start of each run that has ended.</summary>
    public Action<DateTimeOffset>? Ended { get; init; }

    public static string LocalTime(CommandContext context, DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, context.Io.TimeProvider.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public void Report(ScheduledRun value)
    {
        Write(value);
        Ended?.Invoke(value.StartedAt);
    }

    private void Write(ScheduledRun value)
    {
        console.MarkupLine($"[grey]{LocalTime(context, value.StartedAt)}[/]  {Describe(value)}{HeldBack(value.Result)}");
        if (value.Result is { Report.IsComplete: false } partly)
        {
            OutcomeView.Write(console, partly.Report);
        }
        else if (value.Result is { Outcome: CycleOutcome.Held } held)
        {
            NotesView.Write(console, [.. held.Preview.Plan.Notes.Where(note => note.Severity == Planning.NoteSeverity.Error)], context.Globals.Verbosity);
        }
    }

    private string Describe(ScheduledRun run) => run.Result switch
    {
        null => $"[red]failed[/]  {Markup.Escape(run.Failure?.Message ?? string.Empty)}",
        { Outcome: CycleOutcome.UpToDate } => $"[green]{Glyphs.For(console).Check} up to date[/]",
        { Outcome: CycleOutcome.Held } held => $"[red]held by a safety rule, nothing was written[/]  {held.Preview.Plan.Id}",
        { Outcome: CycleOutcome.PartlyApplied } partly => $"[yellow]{partly.Report!.Done} of {partly.Report.Outcomes.Length} changes made[/]",
        var applied => $"[green]{Glyphs.For(console).Check} {applied.Report!.Done} changes made[/]  {Figures(applied)}",
    };

    /// <summary>Says whether a run leaves something out and goes on without it; the log says what.</summary>
    private static string HeldBack(CycleResult? result)
    {
        if (result is null or { Outcome: CycleOutcome.Held })
        {
            return string.Empty;
        }

        int errors = result.Preview.Plan.Notes.Count(note => note.Severity == Planning.NoteSeverity.Error);
        bool isIncomplete = result.Preview.Plan.Notes.Any(note => note.Code == Planning.NoteCode.IncompleteRead);
        return errors > 0 ? $"  [red]{errors} held back[/]"
            : isIncomplete ? "  [yellow]not everything could be read[/]"
            : string.Empty;
    }

    private static string Figures(CycleResult result) => string.Join(", ", result.Preview.Plan.Actions
        .GroupBy(action => action.Kind)
        .OrderBy(kind => kind.Key)
        .Select(kind => $"{kind.Count()} {ActionStyle.Of(kind.Key).Word}"));
}
