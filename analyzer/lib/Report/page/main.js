// Puts the page together.
function setUpSummary() {
  const {summary} = report, units = summary.translation_units;
  byId("summary").innerHTML = [`<b>${plural(summary.findings, "finding")}</b>`,
    summary.fixable ? `${summary.fixable.toLocaleString("en")} can be fixed` : "",
    summary.suppressed ? `${summary.suppressed} suppressed` : "",
    plural(units.total, "translation unit"), plural(summary.functions, "function"),
    units.failed ? `<b class="unsafe">${units.failed} not analysed as a whole</b>` : "",
  ].filter(Boolean).join(" · ");
}

let theme = "auto";
try { theme = localStorage.getItem("poolwise-theme") ?? "auto"; } catch { /* see setTheme */ }
setTheme(themes.includes(theme) ? theme : "auto");
setUpSummary();
setUpTabs();
setUpFilter();
setUpList();
setUpKeys();
setUpCalls();
setUpGaps();
openTab("findings");
showFindings();
const linked = location.hash && shown.findIndex(f => `#${f.fingerprint}` === location.hash);
if (linked > 0)
  select(linked, {open: true});
