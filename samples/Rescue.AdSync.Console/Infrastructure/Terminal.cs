using System.Globalization;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The two streams as Spectre consoles: results on standard output, logs and progress on standard error.</summary>
internal sealed class Terminal
{
    // Wide enough that nothing is wrapped in a file or a pipe.
    private const int WidthOfPipe = 400;
    private const int NarrowestTerminal = 60;

    public Terminal(ConsoleIo io, bool noColor)
    {
        bool plain = noColor || io.Variable("NO_COLOR") is not null;
        Output = Create(io.Out, io.IsOutTerminal, plain, io);
        Errors = Create(io.Error, io.IsErrorTerminal, plain, io);
        ShowsProgress = io.IsErrorTerminal;
    }

    public IAnsiConsole Output { get; }

    public IAnsiConsole Errors { get; }

    /// <summary>Gets a value indicating whether somebody watches standard error.</summary>
    public bool ShowsProgress { get; }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, bool plain, ConsoleIo io)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new PlainOrderOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && !plain ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        console.Profile.Width = Width(console, isTerminal, io);
        return console;
    }

    private static int Width(IAnsiConsole console, bool isTerminal, ConsoleIo io)
    {
        if (int.TryParse(io.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) && columns >= NarrowestTerminal)
        {
            return columns;
        }

        return isTerminal ? Math.Max(NarrowestTerminal, console.Profile.Width) : WidthOfPipe;
    }
}
