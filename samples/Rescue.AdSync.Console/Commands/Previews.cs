using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Execution;
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
}
