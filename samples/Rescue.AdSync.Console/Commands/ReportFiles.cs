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

    public static async Task WriteJsonAsync(CommandContext context, Preview preview, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await PlanJson.WriteAsync(buffer, preview, report: null, cancellationToken);
        await context.Io.Out.WriteAsync(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).AsMemory(), cancellationToken);
        await context.Io.Out.FlushAsync(cancellationToken);
    }
}
