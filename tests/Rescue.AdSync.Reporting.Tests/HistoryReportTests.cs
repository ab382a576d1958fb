using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting.Tests;

public sealed class HistoryReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-history-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task CSV_has_a_row_for_each_changed_field_and_for_each_run_that_did_nothing()
    {
        string[] lines = (await WriteAsync("log.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("\uFEFFRun,Started (UTC),Why,Run outcome,Action,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2,2026-11-23 04:00:00,Schedule,Held,,", lines[1], StringComparison.Ordinal);
        Assert.Contains("Too many disables.", lines[1], StringComparison.Ordinal);
        Assert.Contains(",Name,Ann,'=HYPERLINK(1),Failed,Refused by Rescue (INVALIDPARAM_NAME),", lines[2], StringComparison.Ordinal);
        Assert.Contains(",Nick,,'+1,Failed,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_holds_runs_and_what_they_did()
    {
        using JsonDocument json = JsonDocument.Parse(await WriteAsync("log.json"));
        JsonElement[] runs = [.. json.RootElement.GetProperty("runs").EnumerateArray()];
        Assert.Equal(HistoryReport.Schema, json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(["held", "partlyApplied"], runs.Select(run => run.GetProperty("outcome").GetString()));
        JsonElement action = Assert.Single(runs[1].GetProperty("actions").EnumerateArray());
        Assert.Equal("=HYPERLINK(1)", action.GetProperty("changes")[0].GetProperty("after").GetString());
        Assert.Equal(JsonValueKind.Null, runs[0].GetProperty("undoes").ValueKind);
    }

    [Fact]
    public async Task A_workbook_has_a_sheet_of_runs_and_one_of_actions_and_no_formula()
    {
        await WriteAsync("log.xlsx");
        await using ZipArchive workbook = await ZipFile.OpenReadAsync(Path.Combine(_folder.FullName, "log.xlsx"), Token);
        string[] sheets = [.. workbook.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(Read)];
        Assert.Equal(2, sheets.Length);
        Assert.Contains(sheets, sheet => sheet.Contains("Too many disables.", StringComparison.Ordinal));
        Assert.Contains(sheets, sheet => sheet.Contains("<t>=HYPERLINK(1)</t>", StringComparison.Ordinal));
        Assert.All(sheets, sheet => Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_run_at_all_is_no_fault()
    {
        foreach (string ending in HistoryReport.SupportedEndings)
        {
            string file = Path.Combine(_folder.FullName, "none" + ending);
            await HistoryReport.WriteAsync(file, [], Token);
            Assert.True(new FileInfo(file).Length > 0);
        }
    }

    [Fact]
    public async Task A_form_that_is_not_known_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => HistoryReport.WriteAsync(Path.Combine(_folder.FullName, "log.html"), [], Token));

    private async Task<string> WriteAsync(string name)
    {
        string file = Path.Combine(_folder.FullName, name);
        await HistoryReport.WriteAsync(file, [Held, Partly], Token);
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, Token));
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static RunRecord Held { get; } = new(
        new RunSummary
        {
            Id = new RunId(2),
            Start = new RunStart { StartedAt = new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero), Trigger = RunTrigger.Schedule },
            End = new RunEnd { Outcome = RunOutcome.Held, Duration = TimeSpan.FromSeconds(1), Message = "Too many disables." },
        },
        []);

    private static RunRecord Partly { get; } = new(
        new RunSummary
        {
            Id = new RunId(1),
            Start = new RunStart { StartedAt = new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero), Trigger = RunTrigger.Manual },
            End = new RunEnd { Outcome = RunOutcome.PartlyApplied, Duration = TimeSpan.FromSeconds(2) },
            NotDone = 1,
        },
        [
            new RunAction
            {
                Index = 0,
                State = ActionState.Failed,
                Node = new NodeId(7),
                Result = "INVALIDPARAM_NAME",
                Message = "Refused by Rescue",
                Action = new UpdateUserAction
                {
                    Side = Side.Technician,
                    PairingIndex = 0,
                    Pairing = "Helpdesk",
                    DisplayName = "Ann",
                    Email = "ann@example.com",
                    Changes = [new FieldChange(Field.Name, "Ann", "=HYPERLINK(1)"), new FieldChange(Field.Nick, null, "+1")],
                    Reason = "The directory says so.",
                },
            },
        ]);
}
