using System.Collections.Frozen;
using Rescue.AdSync.Execution;

namespace Rescue.AdSync.Reporting;

/// <summary>Writes a plan, or what became of it, to a file in the form that the file's ending names.</summary>
/// <remarks>Stateless, and safe for use by several threads at once, as long as they write to different files.</remarks>
public static class ReportWriter
{
    private static readonly FrozenDictionary<string, Func<Stream, Preview, RunReport?, CancellationToken, Task>> Writers =
        new Dictionary<string, Func<Stream, Preview, RunReport?, CancellationToken, Task>>
        {
            [".xlsx"] = PlanWorkbook.WriteAsync,
            [".html"] = PlanHtml.WriteAsync,
            [".csv"] = PlanCsv.WriteAsync,
            [".json"] = PlanJson.WriteAsync,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the endings that are known: <c>.xlsx</c>, <c>.html</c>, <c>.csv</c> and <c>.json</c>.</summary>
    public static IReadOnlyList<string> SupportedEndings { get; } = [".xlsx", ".html", ".csv", ".json"];

    /// <summary>Determines whether a file's ending names a form that is known, without regard to case.</summary>
    /// <param name="path">The file.</param>
    public static bool IsSupported(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Writers.ContainsKey(Path.GetExtension(path));
    }

    /// <summary>Makes sure that a report could be written now: for a program that is to do something first which it cannot take back.</summary>
    /// <param name="path">The file. It is left as it is.</param>
    /// <exception cref="ArgumentException">The ending is not known.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The right to write to the folder is missing.</exception>
    public static void EnsureWritable(string path)
    {
        RequireKnown(path);
        using var file = new ReplacedFile(path);
        using FileStream probe = file.Open();
    }

    /// <summary>Writes a plan or, given a report, an outcome. A file of the name is replaced once the new one is whole.</summary>
    /// <param name="path">The file; its ending decides the form.</param>
    /// <param name="preview">The plan, with what it was made from.</param>
    /// <param name="report">What applying it came to, or <see langword="null"/> for a plan.</param>
    /// <param name="cancellationToken">Ends the writing; the file stays as it was.</param>
    /// <exception cref="ArgumentException">The ending is not known, or <paramref name="report"/> does not hold one outcome for each action.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written or replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The right to write to the folder is missing.</exception>
    public static async Task WriteAsync(string path, Preview preview, RunReport? report = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(preview);
        Func<Stream, Preview, RunReport?, CancellationToken, Task> write = RequireKnown(path);
        using var file = new ReplacedFile(path);
        FileStream stream = file.Open();
        await using (stream.ConfigureAwait(false))
        {
            await write(stream, preview, report, cancellationToken).ConfigureAwait(false);
        }

        file.Commit();
    }

    private static Func<Stream, Preview, RunReport?, CancellationToken, Task> RequireKnown(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Writers.TryGetValue(Path.GetExtension(path), out var write)
            ? write
            : throw new ArgumentException($"'{path}' does not tell the form of the report. Let its name end in {string.Join(", ", SupportedEndings)}.", nameof(path));
    }
}
