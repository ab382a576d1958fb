namespace Rescue.AdSync.Reporting.Html;

/// <summary>How the page looks, in light, in dark and on paper.</summary>
internal static class StyleRules
{
    public const string Text = """
        :root { color-scheme: light dark;
          --paper: #fff; --ink: #1f2933; --dim: #5b6774; --rule: #e3e7ec; --brand: #1f3a5f; --head: #f5f7f9;
          --created: #1d6238; --created-bg: #e4f3e8; --changed: #1d4f86; --changed-bg: #e6eff9; --moved: #7a5300; --moved-bg: #fdf2d8;
          --enabled: #115e57; --enabled-bg: #dff2f0; --stopped: #9b1f1a; --stopped-bg: #fbe5e3; --licence: #4c3d8a; --licence-bg: #ede9f6;
          --quiet: #5b6774; --quiet-bg: #f1f3f5; }
        @media (prefers-color-scheme: dark) { :root {
          --paper: #14181d; --ink: #e4e8ec; --dim: #9aa6b2; --rule: #2b323a; --brand: #9dc1ee; --head: #1b2128;
          --created: #8fd6a6; --created-bg: #17331f; --changed: #9cc4f2; --changed-bg: #16293f; --moved: #f0c969; --moved-bg: #382a0d;
          --enabled: #84d3ca; --enabled-bg: #123230; --stopped: #f3a39e; --stopped-bg: #411a18; --licence: #c0b3f0; --licence-bg: #272047;
          --quiet: #9aa6b2; --quiet-bg: #222931; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.45 Calibri, "Segoe UI", system-ui, sans-serif; }
        main { max-width: 1500px; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
        h1 { margin: 0; color: var(--brand); font-size: 1.9rem; }
        h2 { margin: 2.5rem 0 .6rem; color: var(--brand); font-size: 1.25rem; }
        p { margin: .2rem 0; }
        .dim { color: var(--dim); }
        .strong { font-weight: 600; }
        .struck { color: var(--quiet); text-decoration: line-through; }
        del { color: var(--dim); }
        b { font-weight: 600; }
        .id { color: var(--dim); font: .82em Consolas, ui-monospace, monospace; white-space: nowrap; }
        .created { color: var(--created); background: var(--created-bg); }
        .changed { color: var(--changed); background: var(--changed-bg); }
        .moved { color: var(--moved); background: var(--moved-bg); }
        .enabled { color: var(--enabled); background: var(--enabled-bg); }
        .stopped { color: var(--stopped); background: var(--stopped-bg); }
        .licence { color: var(--licence); background: var(--licence-bg); }
        .quiet { color: var(--quiet); background: var(--quiet-bg); }
        .verdict { margin: 1.2rem 0; padding: .8rem 1.1rem; border-radius: 8px; }
        .headline { font-size: 1.1rem; font-weight: 600; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(110px, 1fr)); gap: .6rem; margin: 0 0 1.4rem; padding: 0; list-style: none; }
        .tiles li { display: flex; flex-direction: column; padding: .6rem .8rem; border-radius: 8px; }
        .tiles .none { color: var(--dim); background: var(--head); }
        .tiles strong { font-size: 1.5rem; line-height: 1.2; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0; }
        dt { color: var(--dim); }
        dd { margin: 0; overflow-wrap: anywhere; }
        .scroll { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; unicode-bidi: isolate; }
        td { overflow-wrap: break-word; }
        thead th { position: sticky; top: 0; background: var(--head); color: var(--dim); font-size: .85em; font-weight: 600; white-space: nowrap; }
        tbody th { padding-top: 1.2rem; color: var(--brand); }
        .badge { display: inline-block; padding: 0 .5rem; border-radius: 4px; font-weight: 600; white-space: nowrap; }
        @media print {
          @page { size: landscape; margin: 12mm; }
          body { font-size: 9px; } main { max-width: none; padding: 0; }
          thead { display: table-header-group; } thead th { position: static; } tr { break-inside: avoid; } .scroll { overflow: visible; }
          * { print-color-adjust: exact; } }

        """;
}
