using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>The page at <c>/</c>: the tree, what it adds up to, and the calls made. It holds no password, and all text is escaped.</summary>
internal sealed class TreePage(EmulatedAccount account, RescueCalls calls, RescueFaults faults)
{
    private const int MaxNodesShown = 5_000;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(Render(), context.RequestAborted).ConfigureAwait(false);
    }

    internal string Render()
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<title>Rescue emulator: ").Append(Text(account.Organization)).Append("</title><style>").Append(TreePageStyle.Css)
            .Append("</style></head><body><header><h1>").Append(Text(account.Organization)).Append("</h1><p>An emulated Rescue account, number ")
            .Append(account.AccountId).Append(". <a href=\"/\">Reload</a> · <a href=\"/state\">as JSON</a> · <a href=\"/faults\">faults</a></p></header>\n");
        AppendFigures(html);
        html.Append("<main><section><h2>Organisation tree</h2>");
        AppendTree(html);
        html.Append("</section><section><h2>Calls</h2>");
        AppendCalls(html);
        return html.Append("</section></main></body></html>\n").ToString();
    }

    private static string Text(string text) => Encoder.Encode(text);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void Figure(StringBuilder html, string name, long number) =>
        html.Append("<div><dt>").Append(name).Append("</dt><dd>").Append(Number(number)).Append("</dd></div>");

    private void AppendFigures(StringBuilder html)
    {
        IReadOnlyList<EmulatedNode> nodes = account.Nodes;
        html.Append("<dl class=\"figures\">");
        Figure(html, "nodes", nodes.Count);
        Figure(html, "technicians", nodes.Count(node => node.Type == NodeType.Technician));
        Figure(html, "administrators", nodes.Count(node => node.Type is NodeType.Administrator or NodeType.MasterAdministrator));
        Figure(html, "disabled users", nodes.Count(node => node.Type.IsUser() && !node.IsEnabled));
        Figure(html, account.MobileSeats is { } seats ? $"of {Number(seats)} mobile licences" : "mobile licences", account.MobileSeatsTaken);
        Figure(html, "calls", calls.Total);
        Figure(html, "writes", calls.Writes);
        Figure(html, "faults hit", faults.Hits);
        html.Append("</dl>\n");
    }

    private void AppendTree(StringBuilder html)
    {
        int left = MaxNodesShown;
        html.Append("<ul class=\"tree\">");
        AppendNode(html, account.Find(account.Root), depth: 0, ref left);
        html.Append("</ul>");
        if (left <= 0)
        {
            html.Append("<p>The first ").Append(Number(MaxNodesShown)).Append(" nodes are shown. The rest is in the <a href=\"/state\">JSON</a>.</p>");
        }
    }

    private void AppendNode(StringBuilder html, EmulatedNode? node, int depth, ref int left)
    {
        // A loop, made by hand, would go on for ever.
        if (node is null || left <= 0 || depth > 100)
        {
            return;
        }

        left--;
        IReadOnlyList<EmulatedNode> children = account.ChildrenOf(node.Id);
        html.Append("<li>");
        if (children.Count == 0)
        {
            AppendLine(html, node, null);
        }
        else
        {
            html.Append("<details open><summary>");
            AppendLine(html, node, children.Count);
            html.Append("</summary><ul>");
            foreach (EmulatedNode child in children)
            {
                AppendNode(html, child, depth + 1, ref left);
            }

            html.Append("</ul></details>");
        }

        html.Append("</li>");
    }

    private void AppendLine(StringBuilder html, EmulatedNode node, int? children)
    {
        html.Append("<span class=\"node ").Append(node.IsEnabled ? "on" : "off").Append(node.Type.IsUser() ? " user" : " group").Append("\"><b>")
            .Append(node.Name.Length > 0 ? Text(node.Name) : "<i>nameless</i>").Append("</b>");
        if (node.Email.Length > 0)
        {
            html.Append(" <span class=\"email\">").Append(Text(node.Email)).Append("</span>");
        }

        Badge(html, node.Type.IsUser() && !node.IsEnabled, "disabled");
        Badge(html, node.HasMobileAddOn, "mobile");
        Badge(html, node.SsoId.Length > 0, "SSO");
        Badge(html, node.IsAccountHolder, "account holder");
        Badge(html, node.Id == account.Caller, "the credential's own");
        if (children is { } count)
        {
            html.Append(" <span class=\"count\">").Append(Number(count)).Append("</span>");
        }

        html.Append(" <span class=\"id\">").Append(node.Id).Append("</span></span>");
    }

    private static void Badge(StringBuilder html, bool isShown, string word)
    {
        if (isShown)
        {
            html.Append(" <mark>").Append(Text(word)).Append("</mark>");
        }
    }

    private void AppendCalls(StringBuilder html)
    {
        html.Append("<table><thead><tr><th>method</th><th>calls</th></tr></thead><tbody>");
        foreach ((string method, int count) in calls.ByMethod.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            html.Append("<tr><td>").Append(Text(method)).Append("</td><td>").Append(Number(count)).Append("</td></tr>");
        }

        html.Append("</tbody></table><h3>The last ones</h3><table><thead><tr><th>method</th><th>node</th><th>answer</th></tr></thead><tbody>");
        foreach (RescueCall call in calls.Recent.Reverse().Take(25))
        {
            html.Append("<tr><td>").Append(Text(call.Method)).Append("</td><td>").Append(call.Node.IsNone ? string.Empty : call.Node.ToString())
                .Append("</td><td>").Append(Text(call.Answer)).Append("</td></tr>");
        }

        html.Append("</tbody></table>");
    }
}
