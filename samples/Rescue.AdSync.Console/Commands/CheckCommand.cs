using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Hosting;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>check</c>: tests every connection and what the pairings name. It has no writer.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandHost host)
    {
        var directory = new Option<string?>("--directory") { Description = "Check this directory only.", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "Write JSON to standard output, and nothing else." };
        var command = new Command("check", "Test each connection, right, limit and secret, and say what to do about what fails. Writes nothing to Rescue.") { directory, json };
        host.Handle(command, (context, line, cancellationToken) => RunAsync(context, line.GetValue(directory), line.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string? directory, bool json, CancellationToken cancellationToken)
    {
        CheckReport report = string.IsNullOrWhiteSpace(directory)
            ? await CheckAllAsync(context, cancellationToken)
            : await CheckOneAsync(context, directory, cancellationToken);
        if (json)
        {
            CheckJson.Write(context.Io.Out, report);
        }
        else
        {
            CheckView.Write(context.Terminal.Output, report);
        }

        return report.HasFailures ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static async Task<CheckReport> CheckAllAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = context.OpenForReading(RequiredSettings.Preview);
        SyncChecker checker = services.GetRequiredService<SyncChecker>();
        return await WatchAsync(context, () => checker.CheckAsync(cancellationToken));
    }

    /// <summary>Checks one directory; it needs no Rescue account.</summary>
    private static async Task<CheckReport> CheckOneAsync(CommandContext context, string directory, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = context.OpenForReading(RequiredSettings.Directories);
        DirectoryName name = DirectoryChoice.Require(services.GetRequiredService<DirectoryCatalog>(), directory).Name;
        SyncChecker checker = services.GetRequiredService<SyncChecker>();
        return await WatchAsync(context, () => checker.CheckDirectoryAsync(name, cancellationToken));
    }

    private static Task<CheckReport> WatchAsync(CommandContext context, Func<Task<CheckReport>> check) => context.Terminal.ShowsProgress
        ? context.Terminal.Errors.Status().StartAsync("Checking the connections", _ => check())
        : check();
}
