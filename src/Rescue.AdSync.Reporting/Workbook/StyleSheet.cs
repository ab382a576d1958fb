using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>Makes the workbook's style sheet out of <see cref="Styles"/>.</summary>
internal static class StyleSheet
{
    private const string Typeface = "Calibri";
    private const string Ink = "FF1F2933";
    private const string QuietInk = "FF66727F";
    private const string Brand = "FF1F3A5F";
    private const string Rule = "FFE3E7EC";

    // Excel demands that the first two fills are these.
    private static readonly string[] ReservedFills = ["none", "gray125"];

    // Keeps letters off the edge of a coloured cell.
    private const int Padding = 1;

    private const uint ThousandsFormat = 3;
    private const uint TextFormat = 49;

    public static Stylesheet Create()
    {
        var fonts = new List<FontKey>();
        var fills = new List<string>();
        FontAt(fonts, new FontKey(TextRole.Body, Tone.None));
        CellFormat[] formats = [.. Styles.All.Select(style => Format(style, fonts, fills))];
        return new Stylesheet(
            new Fonts(fonts.Select(Font)) { Count = (uint)fonts.Count },
            new Fills([.. ReservedFills.Select(Reserved), .. fills.Select(Fill)]) { Count = (uint)(fills.Count + ReservedFills.Length) },
            new Borders(new Border(), Ruled()) { Count = 2 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(formats) { Count = (uint)formats.Length },
            new CellStyles(new DocumentFormat.OpenXml.Spreadsheet.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
    }

    private static CellFormat Format(CellStyle style, List<FontKey> fonts, List<string> fills)
    {
        string? fill = style.Text == TextRole.Header ? Brand : Tint(style.Tone);
        return new CellFormat(new Alignment
        {
            Vertical = style.Bottom ? VerticalAlignmentValues.Bottom : VerticalAlignmentValues.Center,
            Horizontal = style.RightAligned || style.Numeric ? HorizontalAlignmentValues.Right : HorizontalAlignmentValues.Left,
            Indent = (uint)(style.Indent + Padding),
            WrapText = style.Wrap ? true : null,
        })
        {
            FormatId = 0,
            FontId = (uint)FontAt(fonts, new FontKey(style.Text, style.Tone)),
            FillId = fill is null ? 0 : (uint)(FillAt(fills, fill) + ReservedFills.Length),
            BorderId = style.Ruled ? 1u : 0u,
            NumberFormatId = style.Numeric ? ThousandsFormat : TextFormat,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
            ApplyNumberFormat = true,
        };
    }

    private static int FontAt(List<FontKey> fonts, FontKey key)
    {
        int position = fonts.IndexOf(key);
        if (position < 0)
        {
            position = fonts.Count;
            fonts.Add(key);
        }

        return position;
    }

    private static int FillAt(List<string> fills, string colour)
    {
        int position = fills.IndexOf(colour);
        if (position < 0)
        {
            position = fills.Count;
            fills.Add(colour);
        }

        return position;
    }

    private static Font Font(FontKey key)
    {
        var font = new Font();
        font.Append(Traits(key.Text));
        font.Append(
            new FontSize { Val = Size(key.Text) },
            new Color { Rgb = Colour(key) },
            new FontName { Val = key.Text == TextRole.Code ? "Consolas" : Typeface },
            new FontFamilyNumbering { Val = key.Text == TextRole.Code ? 3 : 2 });
        return font;
    }

    private static OpenXmlElement[] Traits(TextRole text) => text switch
    {
        TextRole.Strong or TextRole.Header or TextRole.Title or TextRole.Section or TextRole.Banner => [new Bold()],
        TextRole.Struck => [new Strike()],
        TextRole.Link => [new Underline()],
        _ => [],
    };

    private static double Size(TextRole text) => text switch
    {
        TextRole.Title => 20,
        TextRole.Section => 13,
        TextRole.Banner => 12,
        TextRole.Code => 9,
        _ => 10.5,
    };

    private static string Colour(FontKey key) => key.Text switch
    {
        TextRole.Header => "FFFFFFFF",
        TextRole.Title or TextRole.Section => Brand,
        TextRole.Quiet or TextRole.Code => QuietInk,
        TextRole.Link => "FF1A5FA8",
        _ => Letters(key.Tone),
    };

    private static string? Tint(Tone tone) => tone switch
    {
        Tone.Created => "FFE4F3E8",
        Tone.Changed => "FFE6EFF9",
        Tone.Moved => "FFFDF2D8",
        Tone.Enabled => "FFDFF2F0",
        Tone.Stopped => "FFFBE5E3",
        Tone.Licence => "FFEDE9F6",
        Tone.Quiet => "FFF1F3F5",
        _ => null,
    };

    private static string Letters(Tone tone) => tone switch
    {
        Tone.Created => "FF1D6238",
        Tone.Changed => "FF1D4F86",
        Tone.Moved => "FF7A5300",
        Tone.Enabled => "FF115E57",
        Tone.Stopped => "FF9B1F1A",
        Tone.Licence => "FF4C3D8A",
        Tone.Quiet => QuietInk,
        _ => Ink,
    };

    private static Fill Reserved(string pattern) => new(new PatternFill { PatternType = new PatternValues(pattern) });

    private static Fill Fill(string colour) => new(
        new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static Border Ruled() => new(
        new LeftBorder(),
        new RightBorder(),
        new TopBorder(),
        new BottomBorder(new Color { Rgb = Rule }) { Style = BorderStyleValues.Thin },
        new DiagonalBorder());

    private readonly record struct FontKey(TextRole Text, Tone Tone);
}
