using Rescue.AdSync.Execution;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Shows how far applying has come, on standard error, if somebody watches it.</summary>
internal static class ProgressBar
{
    public static async Task<RunReport> RunAsync(Terminal terminal, int actions, Func<IProgress<ActionOutcome>?, Task<RunReport>> apply)
    {
        if (!terminal.ShowsProgress || actions == 0)
        {
            return await apply(null);
        }

        return await terminal.Errors.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => apply(new Step(context.AddTask("Writing to Rescue", maxValue: actions))));
    }

    private sealed class Step(ProgressTask task) : IProgress<ActionOutcome>
    {
        public void Report(ActionOutcome value) => task.Increment(1);
    }
}
