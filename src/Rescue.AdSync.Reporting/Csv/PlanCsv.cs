using System.Collections.Immutable;
using System.Text;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting;

/// <summary>Writes a plan, or what became of it, as CSV (RFC 4180): one row for each changed field.</summary>
/// <remarks>
/// Commas, CRLF, UTF-8 with a byte order mark, so that spreadsheet programs read names right. A cell that such a program
/// would take for a formula gets an apostrophe in front. Stateless, and safe for use by several threads at once.
/// </remarks>
public static class PlanCsv
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes a plan or, given a report, an outcome.</summary>
    /// <param name="output">Takes the text; it is left open.</param>
    /// <param name="preview">The plan, with what it was made from.</param>
    /// <param name="report">What applying it came to, or <see langword="null"/> for a plan.</param>
    /// <param name="cancellationToken">Ends the writing, and leaves what was written so far.</param>
    /// <exception cref="ArgumentException"><paramref name="report"/> does not hold one outcome for each action.</exception>
    public static async Task WriteAsync(Stream output, Preview preview, RunReport? report = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = new ReportContent(preview, report);
        ImmutableArray<ChangeColumn> columns = ChangeColumn.For(content);
        var line = new StringBuilder();
        var writer = new StreamWriter(output, WithMark, bufferSize: 64 * 1024, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            AppendRow(line, columns.Select(column => column.Header));
            foreach (ChangeRow row in content.Changes())
            {
                await writer.WriteAsync(line, cancellationToken).ConfigureAwait(false);
                line.Clear();
                AppendRow(line, columns.Select(column => column.Value(row)));
            }

            await writer.WriteAsync(line, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void AppendRow(StringBuilder line, IEnumerable<string?> cells)
    {
        bool first = true;
        foreach (string? cell in cells)
        {
            if (!first)
            {
                line.Append(',');
            }

            CsvCell.Append(line, cell);
            first = false;
        }

        line.Append("\r\n");
    }
}
