using System.Xml.Linq;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Tests.Support;

namespace Rescue.AdSync.Reporting.Tests.Html;

public sealed class PlanHtmlTests
{
    [Fact]
    public async Task The_page_holds_every_chapter_and_every_change()
    {
        string html = await Written.TextAsync(PlanHtml.WriteAsync, Sample.Preview());

        foreach (string text in new[] { "<h2>Changes</h2>", "<h2>Hierarchy</h2>", "<h2>Notes</h2>", "<h2>Policy</h2>", "Ready: 10 actions.", "Technicians/EMEA/Level 3", "duplicateEmail", "Pairing 1: Support EMEA" })
        {
            Assert.Contains(text, html, StringComparison.Ordinal);
        }

        Assert.All(Sample.Actions(), action => Assert.Contains(Encode(action.Reason), html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_element_is_closed()
    {
        Preview preview = Sample.Preview();

        XElement body = Body(await Written.TextAsync(PlanHtml.WriteAsync, preview, Sample.Run(preview.Plan)));

        Assert.Equal(4, body.Descendants("table").Count());
        Assert.Equal(Sample.Actions().Length, body.Descendants("table").First().Element("tbody")!.Elements("tr").Count());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</td></table><iframe>")]
    [InlineData("&lt;b&gt; & 'quoted'")]
    [InlineData("control\u0000\u0008\u001Bcharacters")]
    public async Task A_hostile_name_is_shown_and_does_nothing(string name)
    {
        XElement body = Body(await Written.TextAsync(PlanHtml.WriteAsync, Written.PreviewOf(name)));

        string shown = string.Concat(name.Where(c => !char.IsControl(c)));
        Assert.DoesNotContain(body.Descendants(), element => element.Name.LocalName is "script" or "img" or "iframe");
        Assert.Contains(body.Descendants("td"), cell => cell.Value == shown);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_anywhere()
    {
        string html = await Written.TextAsync(PlanHtml.WriteAsync, Sample.Preview());

        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_plan_says_why()
    {
        PlanNote brake = new(NoteCode.TooManyDisables, NoteSeverity.Error, "Support EMEA", "12 people would be disabled.");

        string html = await Written.TextAsync(PlanHtml.WriteAsync, Sample.Preview(Sample.Plan(PlanVerdict.Blocked, [brake, .. Sample.Notes()])));

        XElement verdict = Body(html).Descendants("section").First();
        Assert.StartsWith("Blocked: 10 actions held back", verdict.Elements("p").First().Value, StringComparison.Ordinal);
        Assert.Equal(["12 people would be disabled."], verdict.Elements("p").Skip(1).Select(reason => reason.Value));
    }

    [Fact]
    public async Task A_plan_without_actions_says_that_nothing_changes()
    {
        string html = await Written.TextAsync(PlanHtml.WriteAsync, Sample.Preview(Sample.EmptyPlan()));

        Assert.Contains("Nothing to do: Rescue matches the directory.", html, StringComparison.Ordinal);
        Assert.Contains("Nothing changes.", html, StringComparison.Ordinal);
        Assert.Contains("There is nothing to note.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outcome_shows_what_failed()
    {
        Preview preview = Sample.Preview();

        XElement body = Body(await Written.TextAsync(PlanHtml.WriteAsync, preview, Sample.Run(preview.Plan)));

        XElement failed = body.Descendants("table").First().Element("tbody")!.Elements("tr").ElementAt(1);
        Assert.Contains("Failed", failed.Value, StringComparison.Ordinal);
        Assert.Contains("Rescue refused the name. (INVALIDPARAM_NAME)", failed.Value, StringComparison.Ordinal);
    }

    // The body is written as XML, too, so an XML parser finds whatever is left open or unescaped.
    private static XElement Body(string html)
    {
        int start = html.IndexOf("<body>", StringComparison.Ordinal);
        int end = html.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length;
        return XElement.Parse(html[start..end]);
    }

    private static string Encode(string text) => text.Replace("'", "&#x27;", StringComparison.Ordinal);
}
