namespace Rescue.AdSync.Testing.Emulation;

/// <summary>How <see cref="TreePage"/> looks, in light and in dark.</summary>
internal static class TreePageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --soft: color-mix(in srgb, currentColor 60%, transparent); --accent: #1f6feb; }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1.5rem; }
        h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.1rem; } h3 { font-size: .95rem; }
        header p { color: var(--soft); margin: .2rem 0 1rem; } a { color: var(--accent); }
        main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr) 20rem; }
        @media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
        .figures { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0 0 1rem; }
        .figures div { border: 1px solid var(--line); border-radius: .6rem; display: flex; flex-direction: column-reverse; padding: .4rem .9rem; }
        .figures dt { color: var(--soft); font-size: .8rem; } .figures dd { font-size: 1.3rem; font-weight: 600; margin: 0; }
        ul { border-left: 1px solid var(--line); list-style: none; margin: 0 0 0 .4rem; padding: 0 0 0 1rem; } ul.tree { border: 0; margin: 0; padding: 0; }
        summary { cursor: pointer; } .user b { font-weight: 400; } .off b { color: var(--soft); text-decoration: line-through; }
        .email, .id, .count { color: var(--soft); font-size: .85em; } .id { font-family: ui-monospace, monospace; opacity: .7; } .count::before { content: "· "; }
        mark { background: color-mix(in srgb, var(--accent) 16%, transparent); border-radius: 1rem; color: inherit; font-size: .75em; padding: .1em .6em; }
        table { border-collapse: collapse; font-size: .85rem; width: 100%; } th { color: var(--soft); font-weight: 500; text-align: left; }
        th, td { border-bottom: 1px solid var(--line); padding: .2rem .4rem .2rem 0; overflow-wrap: anywhere; }
        """;
}
