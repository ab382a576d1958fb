using System.Text;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Reporting.Content;
using Rescue.AdSync.Reporting.Html;

namespace Rescue.AdSync.Reporting;

/// <summary>Writes a plan, or what became of it, as one web page that needs nothing else: no script, no picture, no other file.</summary>
/// <remarks>It follows the reader's choice of light or dark, and prints. Stateless, and safe for use by several threads at once.</remarks>
public static class PlanHtml
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a plan or, given a report, an outcome.</summary>
    /// <param name="output">Takes the page in UTF-8; it is left open.</param>
    /// <param name="preview">The plan, with what it was made from.</param>
    /// <param name="report">What applying it came to, or <see langword="null"/> for a plan.</param>
    /// <param name="cancellationToken">Ends the writing, and leaves what was written so far.</param>
    /// <exception cref="ArgumentException"><paramref name="report"/> does not hold one outcome for each action.</exception>
    public static async Task WriteAsync(Stream output, Preview preview, RunReport? report = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        var page = new HtmlReport(new ReportContent(preview, report));
        var writer = new StreamWriter(output, Utf8, bufferSize: 64 * 1024, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (string piece in page.Pieces())
            {
                await writer.WriteAsync(piece.AsMemory(), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
