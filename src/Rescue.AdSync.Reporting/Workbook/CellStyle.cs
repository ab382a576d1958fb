using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>The typefaces of the workbook.</summary>
internal enum TextRole
{
    Body,
    Strong,
    Quiet,
    Struck,
    Header,
    Title,
    Section,
    Banner,
    Link,
    Code,
}

/// <summary>How a cell looks.</summary>
internal readonly record struct CellStyle
{
    public TextRole Text { get; init; }

    /// <summary>Gets the colour, which decides fill and letters.</summary>
    public Tone Tone { get; init; }

    /// <summary>Gets how far the text stands in, beyond what every cell does.</summary>
    public int Indent { get; init; }

    public bool Wrap { get; init; }

    public bool RightAligned { get; init; }

    /// <summary>Gets whether the cell holds a number with a separator for thousands.</summary>
    public bool Numeric { get; init; }

    /// <summary>Gets whether the text stands at the bottom of its row instead of in its middle.</summary>
    public bool Bottom { get; init; }

    /// <summary>Gets whether a thin line runs below the cell.</summary>
    public bool Ruled { get; init; }
}
