using System.CommandLine;
using System.Text;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Reporting;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The files that <c>--out</c> names, and the JSON on standard output.</summary>
internal static class ReportFiles
{
    public static Option<string[]> Option(string description)
    {
        var option = new Option<string[]>("--out", "-o") { Description = description, HelpName = "FILE", DefaultValueFactory = _ => [] };
        option.Validators.Add(result =>
        {
            foreach (string file in result.Tokens.Select(token => token.Value).Where(file => !ReportWriter.IsSupported(file)))
            {
                result.AddError($"--out {file}: the ending must be .xlsx, .html, .csv or .json.");
            }
        });
        return option;
    }

    public static async Task WriteAsync(CommandContext context, IEnumerable<string> files, Preview preview, RunReport? report, CancellationToken cancellationToken)
    {
        foreach (string file in files)
        {
            await ReportWriter.WriteAsync(file, preview, report, cancellationToken);
            context.Terminal.Errors.WriteLine($"Written: {Path.GetFullPath(file)}");
        }
    }

    /// <summary>Writes what a run came to, after it. A file that cannot be written is told, and keeps none of the others from being written.</summary>
    /// <returns>Whether all were written.</returns>
    public static async Task<bool> TryWriteAsync(CommandContext context, IEnumerable<string> files, Preview preview, RunReport report)
    {
        bool all = true;
        foreach (string file in files)
        {
            try
            {
                await WriteAsync(context, [file], preview, report, CancellationToken.None);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                context.Terminal.Errors.MarkupLineInterpolated($"[red]{exception.Message}[/]");
                all = false;
            }
        }

        return all;
    }

    public static async Task WriteJsonAsync(CommandContext context, Preview preview, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await PlanJson.WriteAsync(buffer, preview, report: null, cancellationToken);
        await context.Io.Out.WriteAsync(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).AsMemory(), cancellationToken);
        await context.Io.Out.FlushAsync(cancellationToken);
    }
}
