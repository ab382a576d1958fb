namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>What Excel can take.</summary>
internal static class ExcelLimits
{
    /// <summary>The most rows of a sheet, the header among them.</summary>
    public const int Rows = 1_048_576;

    /// <summary>The most characters of a cell.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>The deepest indent of a cell that still looks like one.</summary>
    public const int Indent = 15;

    /// <summary>The deepest level that rows can be folded to.</summary>
    public const int OutlineLevel = 7;
}
