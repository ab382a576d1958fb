using System.Collections.Frozen;
using Rescue.AdSync.History;
using Rescue.AdSync.Reporting.History;

namespace Rescue.AdSync.Reporting;

/// <summary>Writes past runs to a file in the form that the file's ending names: the log an administrator exports (E12).</summary>
/// <remarks>
/// The workbook has a sheet of runs and one of what they did; CSV has a row for each changed field. Text is always text, never a
/// formula. Stateless, and safe for use by several threads at once, as long as they write to different files.
/// </remarks>
public static class HistoryReport
{
    /// <summary>The schema of the JSON form.</summary>
    public const string Schema = "rescue-adsync-history/1";

    private static readonly FrozenDictionary<string, Func<Stream, IReadOnlyList<RunRecord>, CancellationToken, Task>> Writers =
        new Dictionary<string, Func<Stream, IReadOnlyList<RunRecord>, CancellationToken, Task>>
        {
            [".xlsx"] = HistoryWorkbook.WriteAsync,
            [".csv"] = HistoryCsv.WriteAsync,
            [".json"] = HistoryJson.WriteAsync,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the endings that are known: <c>.xlsx</c>, <c>.csv</c> and <c>.json</c>.</summary>
    public static IReadOnlyList<string> SupportedEndings { get; } = [".xlsx", ".csv", ".json"];

    /// <summary>Determines whether a file's ending names a form that is known, without regard to case.</summary>
    /// <param name="path">The file.</param>
    public static bool IsSupported(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Writers.ContainsKey(Path.GetExtension(path));
    }

    /// <summary>Writes runs. A file of the name is replaced once the new one is whole.</summary>
    /// <param name="path">The file; its ending decides the form.</param>
    /// <param name="runs">The runs, in the order in which they are to be written.</param>
    /// <param name="cancellationToken">Ends the writing; the file stays as it was.</param>
    /// <exception cref="ArgumentException">The ending is not known.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written or replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The right to write to the folder is missing.</exception>
    public static async Task WriteAsync(string path, IReadOnlyList<RunRecord> runs, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(runs);
        if (!Writers.TryGetValue(Path.GetExtension(path), out var write))
        {
            throw new ArgumentException($"'{path}' does not tell the form of the history. Let its name end in {string.Join(", ", SupportedEndings)}.", nameof(path));
        }

        using var file = new ReplacedFile(path);
        FileStream stream = file.Open();
        await using (stream.ConfigureAwait(false))
        {
            await write(stream, runs, cancellationToken).ConfigureAwait(false);
        }

        file.Commit();
    }

    /// <summary>Writes runs as JSON.</summary>
    /// <param name="output">Takes UTF-8 without a byte order mark; it is left open.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="cancellationToken">Ends the writing, and leaves what was written so far.</param>
    public static Task WriteJsonAsync(Stream output, IReadOnlyList<RunRecord> runs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(runs);
        return HistoryJson.WriteAsync(output, runs, cancellationToken);
    }
}
