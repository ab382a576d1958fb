using System.Text;
using Rescue.AdSync.History;

namespace Rescue.AdSync.Reporting.History;

/// <summary>Writes past runs as CSV (RFC 4180): one row for each changed field, and one for each run that did nothing.</summary>
internal static class HistoryCsv
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task WriteAsync(Stream output, IReadOnlyList<RunRecord> runs, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var writer = new StreamWriter(output, WithMark, bufferSize: 64 * 1024, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            Append(line, HistoryColumn.All.Select(column => column.Header));
            foreach (HistoryRow row in HistoryRow.Of(runs, withEmptyRuns: true))
            {
                await writer.WriteAsync(line, cancellationToken).ConfigureAwait(false);
                line.Clear();
                Append(line, HistoryColumn.All.Select(column => column.Value(row)));
            }

            await writer.WriteAsync(line, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Append(StringBuilder line, IEnumerable<string?> cells)
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
