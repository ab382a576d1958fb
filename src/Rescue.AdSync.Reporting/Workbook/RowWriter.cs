using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>Writes rows of a sheet as UTF-8 into one buffer, which is emptied into the stream whenever it fills.</summary>
/// <remarks>
/// The Open XML library makes everything about a workbook but its rows: its writer takes ten times as long for a million of
/// them. Every text is an inline string, so that nothing can be taken for a formula. Not safe for use by several threads.
/// </remarks>
internal sealed class RowWriter(Stream output)
{
    private const int FlushAt = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);
    private int _column;

    /// <summary>Gets the number of the row begun last; the first is 1.</summary>
    public int Row { get; private set; }

    /// <summary>Begins a row.</summary>
    /// <param name="height">Its height in points, or 0 for one that fits.</param>
    /// <param name="isExact">Whether the height is meant, and not an estimate that a program may better.</param>
    /// <param name="outlineLevel">How deep it can be folded away, from 0.</param>
    public void Begin(double height = 0, bool isExact = false, int outlineLevel = 0)
    {
        Row++;
        _column = 0;
        Raw("<row r=\""u8);
        Number(Row);
        if (height > 0)
        {
            Raw(isExact ? "\" customHeight=\"1\" ht=\""u8 : "\" ht=\""u8);
            Ascii(height.ToString(CultureInfo.InvariantCulture));
        }

        if (outlineLevel > 0)
        {
            Raw("\" outlineLevel=\""u8);
            Number(Math.Min(outlineLevel, ExcelLimits.OutlineLevel));
        }

        Raw("\">"u8);
    }

    /// <summary>Writes text into the next cell; none leaves the cell empty, but styled.</summary>
    public void Text(string? text, int style)
    {
        BeginCell(style);
        if (string.IsNullOrEmpty(text))
        {
            Raw("\"/>"u8);
            return;
        }

        string shown = CellText.Fit(text);
        Raw(NeedsSpacesKept(shown) ? "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8 : "\" t=\"inlineStr\"><is><t>"u8);
        Escaped(shown);
        Raw("</t></is></c>"u8);
    }

    /// <summary>Writes a number into the next cell.</summary>
    public void Value(int number, int style)
    {
        BeginCell(style);
        Raw("\"><v>"u8);
        Number(number);
        Raw("</v></c>"u8);
    }

    /// <summary>Leaves the next cell out.</summary>
    public void Skip() => _column++;

    /// <summary>Ends the row.</summary>
    public ValueTask EndAsync(CancellationToken cancellationToken)
    {
        Raw("</row>"u8);
        return _buffer.WrittenCount >= FlushAt ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <summary>Writes markup as it is.</summary>
    public void Raw(ReadOnlySpan<byte> markup) => _buffer.Write(markup);

    /// <summary>Writes markup as it is.</summary>
    public void Raw(string markup) => Encoding.UTF8.GetBytes(markup, _buffer);

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync(_buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _buffer.ResetWrittenCount();
    }

    private static bool NeedsSpacesKept(string text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('\n', StringComparison.Ordinal));

    private void BeginCell(int style)
    {
        Raw("<c r=\""u8);
        Span<byte> cell = _buffer.GetSpan(1);
        cell[0] = (byte)('A' + _column++);
        _buffer.Advance(1);
        Number(Row);
        Raw("\" s=\""u8);
        Number(style);
    }

    private void Number(int value)
    {
        _ = value.TryFormat(_buffer.GetSpan(11), out int written, default, CultureInfo.InvariantCulture);
        _buffer.Advance(written);
    }

    private void Ascii(string text) => _buffer.Advance(Encoding.ASCII.GetBytes(text, _buffer.GetSpan(text.Length)));

    private void Escaped(string text)
    {
        ReadOnlySpan<char> rest = text;
        for (int special = rest.IndexOfAny('<', '>', '&'); special >= 0; special = rest.IndexOfAny('<', '>', '&'))
        {
            Utf8(rest[..special]);
            Raw(rest[special] switch { '<' => "&lt;"u8, '>' => "&gt;"u8, _ => "&amp;"u8 });
            rest = rest[(special + 1)..];
        }

        Utf8(rest);
    }

    private void Utf8(ReadOnlySpan<char> text) =>
        _buffer.Advance(Encoding.UTF8.GetBytes(text, _buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
