//===- HtmlAssets.h - Style and script of the HTML report -------*- C++ -*-===//
#ifndef POOLWISE_LIB_REPORT_HTMLASSETS_H
#define POOLWISE_LIB_REPORT_HTMLASSETS_H

#include "llvm/ADT/StringRef.h"

namespace poolwise {

inline constexpr llvm::StringRef HtmlStyle = R"css(
:root { color-scheme: light dark; --fg: #1c2128; --soft: #57606a; --bg: #ffffff;
  --card: #f6f8fa; --line: #d0d7de; --accent: #0550ae; --good: #1a7f37;
  --bad: #b42318; --open: #8a5a00; --mark: #fff3c4; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6edf3; --soft: #9da7b1;
  --bg: #0d1117; --card: #161b22; --line: #30363d; --accent: #79c0ff;
  --good: #56d364; --bad: #ff8a80; --open: #e3b341; --mark: #3a3000; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1200px; padding: 2rem 1.25rem 4rem;
  font: 15px/1.5 system-ui, sans-serif; color: var(--fg); background: var(--bg); }
h1 { font-size: 1.4rem; margin: 0 0 1rem; }
h2 { font-size: 1.05rem; margin: 2.5rem 0 .75rem; }
.totals { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1.5rem; padding: 0; }
.totals li { list-style: none; padding: .5rem .9rem; border: 1px solid var(--line);
  border-radius: 6px; background: var(--card); color: var(--soft); }
.totals b { color: var(--fg); font-size: 1.15rem; margin-right: .3rem;
  font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .7rem; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th button { all: unset; cursor: pointer; font-weight: 600; white-space: nowrap; }
th button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
th[aria-sort=ascending] button::after { content: " \2191"; }
th[aria-sort=descending] button::after { content: " \2193"; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums;
  white-space: nowrap; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
code, pre { font: 13px/1.55 ui-monospace, monospace; }
article { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 1.25rem;
  padding: 1rem 1.1rem; }
article:target { border-color: var(--accent); }
article h3 { font-size: 1rem; margin: 0 0 .25rem; }
.where { color: var(--soft); margin: 0 0 .6rem; overflow-wrap: anywhere; }
pre { background: var(--card); border-radius: 4px; padding: .5rem .7rem; margin: .4rem 0;
  overflow-x: auto; }
pre .number { color: var(--soft); user-select: none; }
pre .site { background: var(--mark); }
ol.path { margin: .6rem 0; padding-left: 1.4rem; border-left: 2px solid var(--line); }
ul.hazards { margin: .6rem 0; padding-left: 1.2rem; }
.soft { color: var(--soft); }
.safe { color: var(--good); } .unsafe { color: var(--bad); } .unknown { color: var(--open); }
)css";

inline constexpr llvm::StringRef HtmlScript = R"js(
document.querySelectorAll('table.sortable').forEach(table => {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => head.firstElementChild.addEventListener('click', () => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    heads.forEach(h => h.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const key = row => row.cells[column].dataset.sort ?? row.cells[column].textContent;
    const numeric = head.classList.contains('number');
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => (down ? -1 : 1) *
      (numeric ? key(a) - key(b) : key(a).localeCompare(key(b), undefined, {numeric: true})));
    table.tBodies[0].append(...rows);
  }));
});
)js";

} // namespace poolwise

#endif
