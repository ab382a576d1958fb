using System.Collections.Immutable;

namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>One column of a sheet.</summary>
internal sealed record SheetColumn(string Header, double Width)
{
    public bool IsNumber { get; init; }
}

/// <summary>A cell that leads to another sheet.</summary>
internal sealed record SheetLink(string Cell, string Sheet);

/// <summary>Everything about a sheet but its rows.</summary>
internal sealed record SheetLayout
{
    public required string Name { get; init; }

    public required ImmutableArray<SheetColumn> Columns { get; init; }

    /// <summary>Gets whether the first row holds the columns' headers, stays in sight, and can be filtered by.</summary>
    public bool HasHeader { get; init; }

    /// <summary>Gets how many columns are printed; what follows is for looking things up.</summary>
    /// <value>The default value is 0, which prints them all.</value>
    public int PrintedColumns { get; init; }

    /// <summary>Gets whether the sheet is printed on one page.</summary>
    public bool IsOnePage { get; init; }

    /// <summary>Gets how many columns on the left stay in sight.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Gets the range of each wide cell, such as <c>B3:F3</c>.</summary>
    public ImmutableArray<string> Merged { get; init; } = [];

    public ImmutableArray<SheetLink> Links { get; init; } = [];

    /// <summary>Gets whether the sheet is the one that is shown when the workbook is opened.</summary>
    public bool IsFirst { get; init; }
}
