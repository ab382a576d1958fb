using System.Globalization;
using Rescue.AdSync.Checks;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Shows what the checks found, one block for each connection, and what to do about it.</summary>
internal static class CheckView
{
    // What takes less is not worth a number.
    private static readonly TimeSpan WorthShowing = TimeSpan.FromMilliseconds(100);

    public static void Write(IAnsiConsole console, CheckReport report)
    {
        foreach (CheckedSubject subject in report.Subjects)
        {
            Style style = StyleOf(subject.Status);
            console.WriteLine();
            console.MarkupLine($"[{style.ToMarkup()}]{Sign(console, subject.Status)}[/] [bold]{Markup.Escape(subject.Name)}[/]{KindWord(subject.Kind)}");
            console.Write(ResultsOf(console, subject));
        }

        console.WriteLine();
        console.MarkupLine(Conclusion(console, report));
    }

    private static Grid ResultsOf(IAnsiConsole console, CheckedSubject subject)
    {
        Grid grid = new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(1))
            .AddColumn(new GridColumn().NoWrap().PadRight(2))
            .AddColumn(new GridColumn().PadRight(0));
        foreach (CheckResult result in subject.Results)
        {
            grid.AddRow(
                new Text(Sign(console, result.Status), StyleOf(result.Status)),
                new Text(CodeWord(result.Code), new Style(Color.Grey)),
                Message(console, result));
        }

        return grid;
    }

    private static Markup Message(IAnsiConsole console, CheckResult result)
    {
        string subject = result.Subject is null ? string.Empty : $"[bold]{Markup.Escape(result.Subject)}[/]  ";
        string message = result.Status == CheckStatus.Skipped ? $"[grey]{Markup.Escape(result.Message)}[/]" : Markup.Escape(result.Message);
        string time = result.Duration < WorthShowing ? string.Empty : $" [grey]{result.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s[/]";
        string advice = result.Advice is null ? string.Empty : $"\n[aqua]{Glyphs.For(console).Arrow} {Markup.Escape(result.Advice)}[/]";
        return new Markup($"{subject}{message}{time}{advice}");
    }

    private static string Conclusion(IAnsiConsole console, CheckReport report)
    {
        int failed = Count(report, CheckStatus.Failed);
        int warnings = Count(report, CheckStatus.Warning);
        string also = warnings == 0 ? string.Empty : $"[yellow]{warnings} {(warnings == 1 ? "warning" : "warnings")}[/]";
        return failed > 0
            ? $"[red]{failed} {(failed == 1 ? "check" : "checks")} failed[/]{(also.Length == 0 ? string.Empty : $", {also}")}"
            : $"[green]{Glyphs.For(console).Check} Nothing failed[/]{(also.Length == 0 ? string.Empty : $", {also}")}";
    }

    private static int Count(CheckReport report, CheckStatus status) =>
        report.Subjects.SelectMany(subject => subject.Results).Count(result => result.Status == status);

    private static string KindWord(CheckSubjectKind kind) => kind == CheckSubjectKind.Directory ? " [grey]directory[/]" : string.Empty;

    private static Style StyleOf(CheckStatus status) => status switch
    {
        CheckStatus.Passed => new Style(Color.Green),
        CheckStatus.Warning => new Style(Color.Yellow),
        CheckStatus.Failed => new Style(Color.Red),
        _ => new Style(Color.Grey),
    };

    private static string Sign(IAnsiConsole console, CheckStatus status)
    {
        var glyphs = Glyphs.For(console);
        return status switch
        {
            CheckStatus.Passed => glyphs.Check,
            CheckStatus.Warning => glyphs.Bang,
            CheckStatus.Failed => glyphs.Cross,
            _ => glyphs.Dot,
        };
    }

    private static string CodeWord(string code) => code switch
    {
        CheckCode.Tls => "TLS",
        CheckCode.SignIn => "sign-in",
        CheckCode.GroupRead => "group",
        _ => code,
    };
}
