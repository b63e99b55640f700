import { raw } from "hono/html";

/** Inline, because the pages load nothing. */
export const pageStyle = raw(`
:root { color-scheme: light dark; --bg: #f6f8fa; --surface: #fff; --line: #d1d9e0; --text: #1f2328;
  --muted: #59636e; --accent: #0969da; --go: #1a7f37; --danger: #cf222e; --warn-bg: #fff8c5; --warn-line: #d4a72c; }
@media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --surface: #151b23; --line: #3d444d;
  --text: #f0f6fc; --muted: #9198a1; --accent: #4493f8; --go: #238636; --danger: #f85149;
  --warn-bg: #2d2500; --warn-line: #9e6a03; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
.banner { background: var(--warn-bg); border-bottom: 1px solid var(--warn-line); padding: 8px 16px;
  text-align: center; font-weight: 600; font-size: 14px; }
.top { display: flex; justify-content: space-between; gap: 16px; align-items: center; padding: 12px 16px;
  background: var(--surface); border-bottom: 1px solid var(--line); font-size: 14px; }
main { max-width: 680px; margin: 24px auto; padding: 0 16px 48px; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 12px; }
h2 { font-size: 16px; margin: 0 0 8px; }
p { margin: 0 0 12px; }
.muted { color: var(--muted); font-size: 14px; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 16px;
  margin: 0 0 16px; }
.danger { border-color: var(--danger); }
.rows { list-style: none; margin: 0; padding: 0; }
.rows > li { display: flex; justify-content: space-between; align-items: center; gap: 12px; padding: 12px 0;
  border-top: 1px solid var(--line); }
.rows > li:first-child { border-top: 0; }
.rows.card > li { padding: 12px 16px; }
a { color: var(--accent); }
label { display: inline-block; }
.field { display: block; margin: 0 0 4px; font-weight: 600; }
input[type=text] { width: 100%; padding: 8px 10px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--bg); color: inherit; font: inherit; }
.choice { display: flex; gap: 8px; align-items: baseline; padding: 4px 0; }
.list { max-height: 320px; overflow: auto; border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; }
fieldset { border: 0; margin: 0 0 16px; padding: 0; }
legend { font-weight: 600; padding: 0; margin: 0 0 4px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
button, .button { display: inline-block; padding: 7px 14px; border-radius: 6px; border: 1px solid var(--line);
  background: var(--surface); color: inherit; font: inherit; font-weight: 600; font-size: 14px; cursor: pointer;
  text-decoration: none; white-space: nowrap; }
button.go { background: var(--go); border-color: var(--go); color: #fff; }
button.stop { color: var(--danger); border-color: var(--danger); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.error { color: var(--danger); font-weight: 600; }
pre { white-space: pre-wrap; margin: 0; font: 14px/1.5 ui-monospace, monospace; }
iframe { width: 100%; height: 480px; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; margin: 0 0 16px; }
dt { color: var(--muted); } dd { margin: 0; }
`);
