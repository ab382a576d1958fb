using Microsoft.Extensions.Options;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Something that ended a verb: the exit code, and the lines that say what to do.</summary>
internal sealed record Failure(int ExitCode, string Title, IReadOnlyList<string> Lines, Exception Cause)
{
    public static Failure Of(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        UsageException => new(ExitCodes.BadUsage, exception.Message, [], exception),
        OptionsValidationException invalid => new(ExitCodes.BadConfiguration, "The configuration is not right:", [.. invalid.Failures], exception),
        InvalidPolicyException invalid => new(ExitCodes.BadConfiguration, "The configuration is not right:", [.. invalid.Faults.Select(fault => $"{AdSyncOptions.SectionName}:{fault}")], exception),
        ConfigurationFileException => new(ExitCodes.BadConfiguration, exception.Message, [], exception),
        RunInProgressException => new(ExitCodes.Refused, exception.Message, [], exception),
        StateException => new(ExitCodes.Failed, exception.Message, [], exception),
        PlanBlockedException => new(ExitCodes.Refused, exception.Message, [], exception),
        DirectoryException or RescueException => new(ExitCodes.Failed, exception.Message, [], exception),
        IOException or UnauthorizedAccessException => new(ExitCodes.Failed, exception.Message, [], exception),
        OperationCanceledException when cancellationToken.IsCancellationRequested => new(ExitCodes.Failed, "Stopped.", [], exception),
        _ => new(ExitCodes.Failed, $"Something unexpected went wrong: {exception.Message}", ["Run it again with --verbosity diagnostic to see where."], exception),
    };

    public void WriteTo(CommandContext context)
    {
        IAnsiConsole console = context.Terminal.Errors;
        console.Write(new Text(Title, new Style(Color.Red)));
        console.WriteLine();
        foreach (string line in Lines)
        {
            console.WriteLine($"  {line}");
        }

        if (context.Globals.Verbosity == Verbosity.Diagnostic)
        {
            console.WriteLine(Cause.ToString());
        }
    }
}
