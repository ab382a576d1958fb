namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>What Excel can take.</summary>
internal static class ExcelLimits
{
    /// <summary>The most rows of a sheet, the header among them.</summary>
    public const int Rows = 1_048_576;

    /// <summary>The most characters of a cell.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>The deepest indent of a cell that every program shows, with the padding of all cells added.</summary>
    public const int Indent = 14;

    /// <summary>The deepest level that rows can be folded to.</summary>
    public const int OutlineLevel = 7;
}
