using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Workbook.Sheets;

/// <summary>Every setting that the plan was made under.</summary>
internal static class PolicySheet
{
    public const string Name = "Policy";

    private const double SectionHeight = 26;
    private const double ValueWidth = 52;

    public static Sheet Create(ReportContent content)
    {
        Action<RowWriter>[] rows = [.. PolicyRows.Of(content).SelectMany(Rows)];
        var layout = new SheetLayout
        {
            Name = Name,
            Columns = [new("Setting", 30), new("Value", ValueWidth), new("What it means", 76)],
            HasHeader = true,
        };
        return new Sheet<Action<RowWriter>>(layout, rows.Length, rows, static (writer, write) => write(writer));
    }

    private static IEnumerable<Action<RowWriter>> Rows(PolicySection section)
    {
        yield return rows =>
        {
            rows.Begin(SectionHeight, isExact: true);
            rows.Text(section.Title, Styles.Section);
            rows.Text(null, Styles.Section);
            rows.Text(null, Styles.Section);
        };
        foreach (PolicySetting setting in section.Settings)
        {
            yield return rows =>
            {
                rows.Begin(RowHeight.Of(RowHeight.Lines(setting.Value, ValueWidth)));
                rows.Text(setting.Name, Styles.Strong);
                rows.Text(setting.Value, Styles.Wrapped);
                rows.Text(setting.Meaning, Styles.QuietWrapped);
            };
        }
    }
}
