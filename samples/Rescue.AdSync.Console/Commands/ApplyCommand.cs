using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>apply</c>: plan, ask, write.</summary>
internal static class ApplyCommand
{
    public static Command Create(CommandHost host)
    {
        var plan = new Option<string?>("--plan")
        {
            Description = "Apply a plan saved by 'plan --out FILE.json', and only if reading both sides again leads to the same plan.",
            HelpName = "FILE.json",
        };
        Option<PlanId?> approve = ApplyOptions.Approve();
        Option<bool> yes = ApplyOptions.Yes();
        Option<string[]> outFiles = ApplyOptions.OutFiles();
        var command = new Command("apply", "Read both sides, show what would change, and write it to Rescue.") { plan, approve, yes, outFiles };
        host.Handle(command, (context, line, cancellationToken) => new ApplyRun(
            context,
            new ApplySettings(line.GetValue(plan), line.GetValue(approve), line.GetValue(yes), line.GetValue(outFiles) ?? [])).RunAsync(cancellationToken));
        return command;
    }
}

/// <summary>What the options of <c>apply</c> were set to.</summary>
internal sealed record ApplySettings(string? SavedPlan, PlanId? Approved, bool Yes, string[] OutFiles)
{
    /// <summary>Gets the run to undo; <see cref="RunId.None"/> to synchronise.</summary>
    public RunId Undo { get; init; }
}

/// <summary>One run of <c>apply</c>.</summary>
internal sealed class ApplyRun(CommandContext context, ApplySettings settings)
{
    private IAnsiConsole Output => context.Terminal.Output;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!settings.Yes && !context.Io.IsInTerminal)
        {
            throw new UsageException("There is nobody to ask: standard input is not a terminal. Add --yes to write without asking.");
        }

        // What is written to Rescue cannot be taken back, so a file that cannot be written is better known before.
        Array.ForEach(settings.OutFiles, ReportWriter.EnsureWritable);
        SavedPlanCheck? saved = settings.SavedPlan is { } file ? await SavedPlanCheck.LoadAsync(file, cancellationToken) : null;
        await using ServiceProvider services = context.OpenForWriting();
        await using RecordedRun run = services.GetRequiredService<RunRecorder>().Begin(settings.Undo.IsNone ? RunTrigger.Manual : RunTrigger.Undo);
        Preview preview = settings.Undo.IsNone
            ? await run.ReadAsync(token => Previews.ReadAsync(context, services, token), cancellationToken)
            : await run.ReadAsync(token => Previews.ReadUndoAsync(context, services, settings.Undo, token), cancellationToken) ?? throw Previews.NoSuchRun(settings.Undo);
        Plan plan = EffectivePlan(preview);
        PlanView.Write(Output, preview, plan, context.Globals.Verbosity);
        if (saved is not null && !saved.Matches(preview with { Plan = plan }, context.Terminal.Errors))
        {
            await run.HeldAsync(preview, plan, "The saved plan is stale: both sides lead to another one by now (E10).", cancellationToken);
            return ExitCodes.Refused;
        }

        if (WhyNot(plan) is { } reason)
        {
            await run.HeldAsync(preview, plan, reason.Length == 0 ? null : reason, cancellationToken);
            return ExitCodes.Refused;
        }

        return await AskAndApplyAsync(services, preview, plan, cancellationToken);
    }

    /// <summary>Gets the plan to apply: the one that follows emptied groups, if that one was approved (S2, S4).</summary>
    private Plan EffectivePlan(Preview preview) =>
        preview.PlanWithEmptiedGroups is { } wider && settings.Approved == wider.Id ? wider : preview.Plan;

    /// <summary>Says why a plan must not be applied: an empty text where its own notes do, <see langword="null"/> if it may be.</summary>
    private string? WhyNot(Plan plan)
    {
        if (plan.Verdict == PlanVerdict.Refused)
        {
            return string.Empty;
        }

        if (settings.Approved is { } approved && approved != plan.Id)
        {
            string reason = $"The approval is for another plan, and things have changed since. Approved: {approved}. Now: {plan.Id}. Nothing was written.";
            context.Terminal.Errors.WriteLine(reason);
            return reason;
        }

        return plan.IsBlocked && settings.Approved != plan.Id ? string.Empty : null;
    }

    private async Task<int> AskAndApplyAsync(ServiceProvider services, Preview preview, Plan plan, CancellationToken cancellationToken)
    {
        if (!plan.Actions.IsEmpty && !settings.Yes && !await ConfirmAsync(plan, cancellationToken))
        {
            Output.WriteLine("Nothing was written.");
            return ExitCodes.Done;
        }

        PlanExecutor executor = services.GetRequiredService<PlanExecutor>();
        RunReport report = await ProgressBar.RunAsync(
            context.Terminal, plan.Actions.Length, progress => executor.ApplyAsync(preview, settings.Approved, progress, RunTrigger.Manual, cancellationToken));
        if (!plan.Actions.IsEmpty)
        {
            OutcomeView.Write(Output, report);
        }

        // The report is worth more than a quick end: a stop that came during the writing does not keep it from being written.
        bool isWritten = await ReportFiles.TryWriteAsync(context, settings.OutFiles, preview with { Plan = plan }, report);
        return !report.IsComplete ? ExitCodes.PartlyFailed : isWritten ? ExitCodes.Done : ExitCodes.Failed;
    }

    private async Task<bool> ConfirmAsync(Plan plan, CancellationToken cancellationToken)
    {
        context.Terminal.Errors.Write($"Write {(plan.Actions.Length == 1 ? "this change" : $"these {plan.Actions.Length} changes")} to Rescue? [y/N] ");

        // Reading a line cannot be cancelled, so the wait for it is.
        string? answer = await Task.Run(context.Io.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
