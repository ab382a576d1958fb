using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Html;

/// <summary>Puts pieces of a page together; every text is escaped on its way in.</summary>
internal sealed class HtmlText
{
    private const int Enough = 16 * 1024;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _page = new();

    /// <summary>Gets whether enough was appended to be passed on.</summary>
    public bool IsFull => _page.Length >= Enough;

    /// <summary>Appends markup as it is.</summary>
    public HtmlText Markup(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Appends text.</summary>
    public HtmlText Text(string? text)
    {
        _page.Append(Encoder.Encode(PlainText.Clean(text)));
        return this;
    }

    /// <summary>Appends an element that holds nothing but text.</summary>
    public HtmlText Element(string name, string? text, string? cssClass = null)
    {
        _page.Append('<').Append(name);
        if (cssClass is not null)
        {
            _page.Append(" class=\"").Append(cssClass).Append('"');
        }

        _page.Append('>');
        return Text(text).Markup($"</{name}>");
    }

    /// <summary>Appends a coloured word in a cell of its own.</summary>
    public HtmlText Badge(string? text, Tone tone) => string.IsNullOrEmpty(text)
        ? Markup("<td></td>")
        : Markup("<td>").Element("span", text, $"badge {ClassOf(tone)}").Markup("</td>");

    public static string ClassOf(Tone tone) => tone switch
    {
        Tone.Created => "created",
        Tone.Changed => "changed",
        Tone.Moved => "moved",
        Tone.Enabled => "enabled",
        Tone.Stopped => "stopped",
        Tone.Licence => "licence",
        Tone.Quiet => "quiet",
        _ => "plain",
    };

    /// <summary>Gets what was appended since the last time.</summary>
    public string Take()
    {
        string taken = _page.ToString();
        _page.Clear();
        return taken;
    }
}
