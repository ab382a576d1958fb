using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Says how many changes of each kind a plan holds: a line of text, with a coloured bar above it where somebody looks.</summary>
internal static class FiguresView
{
    private const int BarWidth = 100;

    public static void Write(IAnsiConsole console, Plan plan)
    {
        (ActionStyle Style, int Count)[] kinds =
        [
            .. plan.Actions
                .GroupBy(action => action.Kind)
                .OrderBy(kind => kind.Key)
                .Select(kind => (ActionStyle.Of(kind.Key), kind.Count())),
        ];
        if (console.Profile.Capabilities.Ansi && console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors)
        {
            var bar = new BreakdownChart { Width = Math.Min(BarWidth, console.Profile.Width - 1), ShowTags = false };
            foreach ((ActionStyle style, int count) in kinds)
            {
                bar.AddItem(style.Word, count, style.Color);
            }

            console.Write(bar);
        }

        string separator = $" [grey]{Glyphs.For(console).Dot}[/] ";
        string total = plan.Actions.Length == 1 ? "1 change" : $"{plan.Actions.Length} changes";
        console.MarkupLine($"[bold]{total}[/]  {string.Join(separator, kinds.Select(kind => $"[{kind.Style.Color.ToMarkup()}]{kind.Count} {kind.Style.Word}[/]"))}");
    }
}
