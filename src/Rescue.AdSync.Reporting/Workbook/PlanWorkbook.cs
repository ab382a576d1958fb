using Rescue.AdSync.Execution;
using Rescue.AdSync.Reporting.Content;
using Rescue.AdSync.Reporting.Workbook;

namespace Rescue.AdSync.Reporting;

/// <summary>Writes a plan, or what became of it, as an Excel workbook (Office Open XML).</summary>
/// <remarks>
/// <para>Sheets: Summary, Changes, Hierarchy, Notes, Policy. Rows are streamed, so that a million of them take no more
/// memory than ten. A sheet that would pass Excel's row limit goes on in another.</para>
/// <para>Text is always text, never a formula. Stateless, and safe for use by several threads at once. The same preview
/// gives the same workbook, byte for byte.</para>
/// </remarks>
public static class PlanWorkbook
{
    /// <summary>Writes a plan or, given a report, an outcome.</summary>
    /// <param name="output">Takes the workbook; it need not be seekable, and is left open.</param>
    /// <param name="preview">The plan, with what it was made from.</param>
    /// <param name="report">What applying it came to, or <see langword="null"/> for a plan.</param>
    /// <param name="cancellationToken">Ends the writing, and leaves what was written so far, which is no whole workbook.</param>
    /// <exception cref="ArgumentException"><paramref name="report"/> does not hold one outcome for each action.</exception>
    public static Task WriteAsync(Stream output, Preview preview, RunReport? report = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new WorkbookWriter(new ReportContent(preview, report), ExcelLimits.Rows).WriteAsync(output, cancellationToken);
    }
}
