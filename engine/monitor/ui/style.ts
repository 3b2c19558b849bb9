/** The style sheet of the web pages: light and dark, wide tables that scroll in themselves, a phone's width. Ours; Spark's is Bootstrap's. Left out on purpose: fonts and pictures from elsewhere. */
export const styleSheet = `
:root { color-scheme: light dark; --back: #ffffff; --text: #1c2430; --soft: #5b6675; --line: #d4dae2; --stripe: #f5f7fa; --link: #0b5cad; --bar: #eef2f7; --ok: #2e7d4f; --bad: #b3261e; --a: #2f6fb0; --b: #c2711c; --c: #3b8f6b; --d: #8a4fa3; --e: #b03a5b; --f: #6b7380; --g: #a08a12; }
@media (prefers-color-scheme: dark) { :root { --back: #14181e; --text: #e4e9f0; --soft: #a2adbb; --line: #37404c; --stripe: #1a2027; --link: #7fb8f0; --bar: #1d242d; --ok: #6cc493; --bad: #f08c84; --a: #5b9bd8; --b: #e09a4d; --c: #62bd94; --d: #b985d0; --e: #dc7391; --f: #8e98a6; --g: #d0b944; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { padding: 0.75rem 1.25rem 3rem; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.tabs { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; padding: 0.4rem 1.25rem; background: var(--bar); border-bottom: 1px solid var(--line); }
.tabs ul { display: flex; flex-wrap: wrap; gap: 0.15rem; list-style: none; margin: 0; padding: 0; }
.tabs li a { display: block; padding: 0.3rem 0.7rem; border-radius: 0.35rem; text-decoration: none; }
.tabs li a[aria-current] { background: var(--back); font-weight: 600; color: var(--text); }
.tabs .application { margin: 0 0 0 auto; color: var(--soft); }
.home { font-weight: 700; text-decoration: none; }
h3 { font-size: 1.45rem; margin: 0.5rem 0 0.75rem; }
h3 .home { font-size: 0.9rem; color: var(--soft); margin-right: 0.5rem; }
h4 { font-size: 1.1rem; margin: 1.4rem 0 0.4rem; }
sup { color: var(--soft); }
.facts { list-style: none; padding: 0; margin: 0 0 0.75rem; }
td ul { list-style: none; margin: 0; padding: 0; }
.wide { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
th, td { padding: 0.3rem 0.55rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { border-bottom: 2px solid var(--line); }
th.scripted[aria-sort="ascending"] a::after { content: " ▴"; } th.scripted[aria-sort="descending"] a::after { content: " ▾"; }
th a { color: inherit; text-decoration: none; }
th a:hover { text-decoration: underline; }
td.n, th.n { text-align: right; white-space: nowrap; }
.t { white-space: nowrap; }
tbody tr:nth-child(even) { background: var(--stripe); }
td pre, .log { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; margin: 0.3rem 0; }
.log { padding: 0.6rem; border: 1px solid var(--line); border-radius: 0.35rem; }
details.stack { display: inline; }
details.stack summary { display: inline; cursor: pointer; color: var(--link); margin-left: 0.35rem; }
details.fold > summary { cursor: pointer; color: var(--link); padding: 0.25rem 0; }
.pages { display: flex; flex-wrap: wrap; gap: 0.3rem 0.8rem; align-items: center; margin: 0.3rem 0; color: var(--soft); }
.pages form { display: inline-flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; }
.pages input { width: 5rem; font: inherit; padding: 0.15rem 0.3rem; background: var(--back); color: inherit; border: 1px solid var(--line); border-radius: 0.25rem; }
.pages button { font: inherit; padding: 0.15rem 0.6rem; }
.shows { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; list-style: none; margin: 0.3rem 0; padding: 0; }
progress { width: 7rem; max-width: 100%; height: 0.7rem; accent-color: var(--a); }
.picture { overflow: auto; max-width: 100%; }
svg { font: 12px system-ui, sans-serif; }
svg text { fill: var(--text); }
svg .axis { stroke: var(--line); }
svg .a { fill: var(--a); } svg .b { fill: var(--b); } svg .c { fill: var(--c); } svg .d { fill: var(--d); }
svg .e { fill: var(--e); } svg .f { fill: var(--f); } svg .g { fill: var(--g); }
svg .good { fill: var(--ok); } svg .bad { fill: var(--bad); }
svg .box { fill: var(--bar); stroke: var(--line); } svg .scope { fill: none; stroke: var(--a); } svg .cached { fill: var(--c); stroke: var(--line); } svg .skipped { fill: none; stroke: var(--line); stroke-dasharray: 4 3; }
svg .edge { fill: none; stroke: var(--soft); }
svg .head { fill: var(--soft); } svg .onbox { fill: var(--text); }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; list-style: none; padding: 0; margin: 0.3rem 0; }
@media (max-width: 480px) { main { padding: 0.5rem 0.75rem 2rem; } .tabs { padding: 0.4rem 0.75rem; } h3 { font-size: 1.2rem; } .tabs .application { margin: 0; } }
`;
