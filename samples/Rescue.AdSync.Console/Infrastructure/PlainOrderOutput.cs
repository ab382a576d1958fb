using System.Text;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>A stream of the process, through a <see cref="PlainOrderWriter"/>.</summary>
internal sealed class PlainOrderOutput(TextWriter stream) : IAnsiConsoleOutput
{
    // Spectre knows a terminal by the very stream of the process, so it is asked about that one.
    private readonly AnsiConsoleOutput _inner = new(stream);

    public TextWriter Writer { get; } = new PlainOrderWriter(stream);

    public bool IsTerminal => _inner.IsTerminal;

    public int Width => _inner.Width;

    public int Height => _inner.Height;

    public void SetEncoding(Encoding encoding) => _inner.SetEncoding(encoding);
}
