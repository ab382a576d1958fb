using System.CommandLine;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The program, from its arguments to its exit code.</summary>
internal static class ConsoleApp
{
    /// <summary>Runs one command line.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, ConsoleIo io, CancellationToken cancellationToken)
    {
        // An argument that begins with @ is a name to search for, not a file of arguments.
        ParseResult line = CreateRoot(io).Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var settings = new InvocationConfiguration
        {
            Output = io.Out,
            Error = io.Error,
            EnableDefaultExceptionHandler = false,

            // The caller turns signals into cancellation; E8 leaves what is under way the time that it takes.
            ProcessTerminationTimeout = null,
        };
        if (line.Errors.Count > 0)
        {
            return await ReportUsageAsync(line, io);
        }

        int exitCode = await line.InvokeAsync(settings, cancellationToken);
        return args.Length == 0 ? ExitCodes.BadUsage : exitCode;
    }

    private static RootCommand CreateRoot(ConsoleIo io)
    {
        var globals = new GlobalOptions();
        var host = new CommandHost(io, globals);
        var root = new RootCommand("Keeps the people of a LogMeIn Rescue account in step with directory groups. Nobody is ever deleted.")
        {
            DemoCommand.Create(host),
            PlanCommand.Create(host),
            ApplyCommand.Create(host),
            RunCommand.Create(host),
            CheckCommand.Create(host),
            ExplainCommand.Create(host),
            GroupsCommand.Create(host),
            HistoryCommand.Create(host),
            UndoCommand.Create(host),
            EmulatorCommand.Create(host),
        };
        globals.AddTo(root);
        return root;
    }

    private static async Task<int> ReportUsageAsync(ParseResult line, ConsoleIo io)
    {
        foreach (string message in line.Errors.Select(error => error.Message).Distinct())
        {
            await io.Error.WriteLineAsync(message);
        }

        await io.Error.WriteLineAsync("Add --help to see what can be said.");
        return ExitCodes.BadUsage;
    }
}
