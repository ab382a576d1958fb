using System.Globalization;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Html;

/// <summary>The page, piece by piece: the same chapters as the workbook.</summary>
internal sealed class HtmlReport(ReportContent content)
{
    private readonly HtmlText _html = new();
    private readonly Summary _summary = new(content);

    /// <summary>Gets the page in pieces, made as they are asked for.</summary>
    public IEnumerable<string> Pieces()
    {
        WriteHead();
        WriteSummary();
        yield return _html.Take();
        foreach (string piece in Changes().Concat(Hierarchy()).Concat(Notes()))
        {
            yield return piece;
        }

        WritePolicy();
        _html.Markup("</main>\n</body>\n</html>\n");
        yield return _html.Take();
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private void WriteHead()
    {
        _html.Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Element("title", $"{_summary.Title}: {_summary.Organization}")
            .Markup("\n<style>\n").Markup(StyleRules.Text).Markup("</style>\n</head>\n<body>\n<main>\n");
    }

    private void WriteSummary()
    {
        _html.Markup("<header>\n").Element("h1", _summary.Title).Element("p", _summary.Subtitle, "dim").Markup("\n</header>\n")
            .Markup($"<section class=\"verdict {HtmlText.ClassOf(_summary.VerdictTone)}\">").Element("p", _summary.Verdict, "headline");
        foreach (string reason in _summary.Reasons())
        {
            _html.Element("p", reason);
        }

        _html.Markup("</section>\n<ul class=\"tiles\">\n");
        foreach (KindCount kind in _summary.Kinds)
        {
            _html.Markup($"<li class=\"{(kind.Planned == 0 ? "none" : HtmlText.ClassOf(Tones.Of(kind.Kind)))}\">")
                .Element("strong", Number(kind.Planned)).Element("span", Labels.Of(kind.Kind));
            if (_summary.HasOutcome && kind.Planned > 0)
            {
                _html.Element("small", Outcome(kind));
            }

            _html.Markup("</li>\n");
        }

        _html.Markup("</ul>\n<dl>\n");
        foreach (Fact fact in _summary.Facts())
        {
            _html.Element("dt", fact.Name).Element("dd", fact.Value).Markup("\n");
        }

        _html.Element("dt", "Notes").Element("dd", string.Join(", ", _summary.Notes.Select(note => $"{Labels.Plural(note.Severity)}: {Number(note.Count)}"))).Markup("\n</dl>\n");
    }

    private static string Outcome(KindCount kind)
    {
        string failed = kind.Failed == 0 ? string.Empty : $", {Number(kind.Failed)} failed";
        string other = kind.Other == 0 ? string.Empty : $", {Number(kind.Other)} not done";
        return $"{Number(kind.Done)} done{failed}{other}";
    }

    private IEnumerable<string> Changes()
    {
        string[] headers = ["Action", "Who", "Pairing", "What changes", "Why", .. _summary.HasOutcome ? ["Outcome"] : Array.Empty<string>()];
        OpenTable("Changes", headers);
        foreach (List<ChangeRow> action in ByAction())
        {
            WriteAction(action);
            if (_html.IsFull)
            {
                yield return _html.Take();
            }
        }

        CloseTable(content.ChangeCount == 0 ? "Nothing changes." : null);
        yield return _html.Take();
    }

    private IEnumerable<List<ChangeRow>> ByAction()
    {
        var rows = new List<ChangeRow>();
        foreach (ChangeRow row in content.Changes())
        {
            if (rows.Count > 0 && !ReferenceEquals(rows[0].Action, row.Action))
            {
                yield return rows;
                rows.Clear();
            }

            rows.Add(row);
        }

        if (rows.Count > 0)
        {
            yield return rows;
        }
    }

    private void WriteAction(List<ChangeRow> rows)
    {
        ChangeRow first = rows[0];
        _html.Markup("<tr>").Badge(Labels.Of(first.Action.Kind), Tones.Of(first.Action.Kind))
            .Markup("<td>").Element("div", first.Action.DisplayName, "strong").Element("div", first.Action.Email);
        if (first.Node is { } node)
        {
            _html.Element("div", $"node {node}", "id");
        }

        if (first.Action.ObjectId is { } objectId)
        {
            _html.Element("div", $"object {objectId}", "id");
        }

        _html.Markup("</td><td>").Element("div", first.Action.Pairing).Element("div", first.Action.Side.ToString(), "dim").Markup("</td><td>");
        foreach (ChangeRow row in rows)
        {
            WriteChange(row);
        }

        _html.Markup("</td>").Element("td", first.Action.Reason, "dim");
        if (first.Outcome is { } outcome)
        {
            _html.Markup("<td>").Element("span", Labels.Of(outcome.Status), $"badge {HtmlText.ClassOf(Tones.Of(outcome.Status))}").Element("div", first.Answer).Markup("</td>");
        }

        _html.Markup("</tr>\n");
    }

    private void WriteChange(ChangeRow row)
    {
        _html.Markup("<div>").Element("span", row.Field, "dim").Markup(" ");
        if (row.Before is not null)
        {
            _html.Element("del", row.Before).Markup(" \u2192 ");
        }

        _html.Element("b", row.After ?? "(nothing)").Markup("</div>");
    }

    private IEnumerable<string> Hierarchy()
    {
        OpenTable("Hierarchy", ["Group or person", "Change", "What happens", "Type", "E-mail", "Status", "Members"]);
        foreach (TreeLine line in content.Tree().Lines())
        {
            string role = line.Change == TreeChange.MovedOut ? "struck" : line.IsUser ? "person" : "strong";
            _html.Markup($"<tr><td class=\"{role}\" style=\"padding-left:{Number(Math.Min(line.Depth, 30))}.6em\">").Text(line.Name).Markup("</td>")
                .Badge(line.ChangeWord, Tones.Of(line.Change))
                .Element("td", line.Detail).Element("td", line.Type, "dim").Element("td", line.Email)
                .Element("td", line.StatusWord, line.IsEnabled ? null : "dim").Element("td", Members(line)).Markup("</tr>\n");
            if (_html.IsFull)
            {
                yield return _html.Take();
            }
        }

        CloseTable(null);
        yield return _html.Take();
    }

    private static string? Members(TreeLine line) => (line.MembersBefore, line.MembersAfter) switch
    {
        ({ } before, { } after) when before != after => $"{Number(before)} \u2192 {Number(after)}",
        (_, { } after) => Number(after),
        _ => null,
    };

    private IEnumerable<string> Notes()
    {
        OpenTable("Notes", ["Severity", "Code", "Subject", "Message"]);
        foreach (PlanNote note in content.Plan.Notes)
        {
            _html.Markup("<tr>").Badge(note.Severity.ToString(), Tones.Of(note.Severity)).Element("td", Words<NoteCode>.Of(note.Code), "dim")
                .Element("td", note.Subject, "strong").Element("td", note.Message).Markup("</tr>\n");
            if (_html.IsFull)
            {
                yield return _html.Take();
            }
        }

        CloseTable(content.Plan.Notes.Count == 0 ? "There is nothing to note." : null);
        yield return _html.Take();
    }

    private void WritePolicy()
    {
        OpenTable("Policy", ["Setting", "Value", "What it means"]);
        foreach (PolicySection section in PolicyRows.Of(content))
        {
            _html.Markup("<tr><th colspan=\"3\" scope=\"rowgroup\">").Text(section.Title).Markup("</th></tr>\n");
            foreach (PolicySetting setting in section.Settings)
            {
                _html.Markup("<tr>").Element("td", setting.Name, "strong").Element("td", setting.Value).Element("td", setting.Meaning, "dim").Markup("</tr>\n");
            }
        }

        CloseTable(null);
    }

    private void OpenTable(string title, IEnumerable<string> headers)
    {
        _html.Markup("<section>\n").Element("h2", title).Markup("\n<div class=\"scroll\"><table>\n<thead><tr>");
        foreach (string header in headers)
        {
            _html.Markup("<th scope=\"col\">").Text(header).Markup("</th>");
        }

        _html.Markup("</tr></thead>\n<tbody>\n");
    }

    private void CloseTable(string? empty)
    {
        _html.Markup("</tbody>\n</table></div>\n");
        if (empty is not null)
        {
            _html.Element("p", empty, "dim");
        }

        _html.Markup("</section>\n");
    }
}
