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
    /// <returns>The plan, or <see langword="null"/> if there is no such run.</returns>
    public static Task<Preview?> ReadUndoAsync(CommandContext context, IServiceProvider services, RunId run, CancellationToken cancellationToken)
    {
        UndoPreviewer previewer = services.GetRequiredService<UndoPreviewer>();
        return context.Terminal.ShowsProgress
            ? context.Terminal.Errors.Status().StartAsync("Reading Rescue", _ => previewer.PreviewAsync(run, cancellationToken))
            : previewer.PreviewAsync(run, cancellationToken);
    }

    public static UsageException NoSuchRun(RunId run) => new($"There is no run {run}; 'history' lists those there are.");
}
