using System.CommandLine;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Gives a verb what it works with, and turns what goes wrong in it into a message and an exit code.</summary>
internal sealed class CommandHost(ConsoleIo io, GlobalOptions globals)
{
    public ConsoleIo Io => io;

    /// <summary>Makes <paramref name="run"/> what a command does.</summary>
    public void Handle(Command command, Func<CommandContext, ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction(async (line, cancellationToken) =>
        {
            var context = new CommandContext(io, ReadGlobals(line));
            try
            {
                return await run(context, line, cancellationToken);
            }
            catch (Exception exception) when (Failure.Of(exception, cancellationToken) is { } failure)
            {
                failure.WriteTo(context);
                return failure.ExitCode;
            }
        });

    private GlobalSettings ReadGlobals(ParseResult line) => new(
        line.GetValue(globals.Config) ?? GlobalOptions.DefaultFile,
        line.GetValue(globals.SecretsFolder),
        line.GetValue(globals.Verbosity),
        line.GetValue(globals.NoColor));
}
