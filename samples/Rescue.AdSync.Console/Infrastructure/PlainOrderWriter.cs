using System.Buffers;
using System.Text;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>
/// Leaves out the characters that turn the order of text round (embeddings, overrides and isolates; Unicode UAX #9), so that a
/// name from a directory cannot make the rest of its line read as something else. Not for several threads at once.
/// </summary>
internal sealed class PlainOrderWriter(TextWriter inner) : TextWriter
{
    private static readonly SearchValues<char> Turning = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (!Turning.Contains(value))
        {
            inner.Write(value);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        int next;
        while ((next = buffer.IndexOfAny(Turning)) >= 0)
        {
            inner.Write(buffer[..next]);
            buffer = buffer[(next + 1)..];
        }

        inner.Write(buffer);
    }

    public override void Flush() => inner.Flush();
}
