using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The signs beside plain text, with a stand-in for consoles that cannot show them.</summary>
internal sealed record Glyphs(string Arrow, string Dot, string Check, string Cross, string More, string Bang)
{
    private static readonly Glyphs Unicode = new("→", "·", "✓", "✗", "…", "!");
    private static readonly Glyphs Ascii = new("->", "-", "ok", "x", "...", "!");

    public static Glyphs For(IAnsiConsole console) => console.Profile.Capabilities.Unicode ? Unicode : Ascii;
}
