using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

internal static class Previews
{
    /// <summary>Reads both sides and plans, with a sign of life for whoever watches.</summary>
    public static Task<Preview> ReadAsync(CommandContext context, IServiceProvider services, CancellationToken cancellationToken)
    {
        SyncPreviewer previewer = services.GetRequiredService<SyncPreviewer>();
        return context.Terminal.ShowsProgress
            ? context.Terminal.Errors.Status().StartAsync("Reading the directory and Rescue", _ => previewer.PreviewAsync(cancellationToken))
            : previewer.PreviewAsync(cancellationToken);
    }

    /// <summary>Reads Rescue and plans to restore what a run changed.</summary>
    /// <exception cref="UsageException">There is no such run.</exception>
    public static async Task<Preview> ReadUndoAsync(CommandContext context, IServiceProvider services, RunId run, CancellationToken cancellationToken)
    {
        UndoPreviewer previewer = services.GetRequiredService<UndoPreviewer>();
        Preview? preview = context.Terminal.ShowsProgress
            ? await context.Terminal.Errors.Status().StartAsync("Reading Rescue", _ => previewer.PreviewAsync(run, cancellationToken))
            : await previewer.PreviewAsync(run, cancellationToken);
        return preview ?? throw NoSuchRun(run);
    }

    /// <summary>Requires that the run to undo is in the history: a slip of the pen is no failed run.</summary>
    /// <exception cref="UsageException">There is no such run.</exception>
    public static async Task RequireRunAsync(IServiceProvider services, RunId run, CancellationToken cancellationToken)
    {
        if (!run.IsNone && await services.GetRequiredService<IRunHistory>().FindRunAsync(run, cancellationToken) is null)
        {
            throw NoSuchRun(run);
        }
    }

    private static UsageException NoSuchRun(RunId run) => new($"There is no run {run}; 'history' lists those there are.");
}
