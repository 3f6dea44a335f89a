// Tabs, keys and theme.
const tabs = ["findings", "calls", "gaps"];

function openTab(name) {
  for (const tab of tabs) {
    byId(tab).hidden = tab !== name;
    byId(`tab-${tab}`).setAttribute("aria-selected", tab === name);
    byId(`tab-${tab}`).tabIndex = tab === name ? 0 : -1;
  }
  if (name === "findings" && shown.length)
    drawRows();
}

function setUpTabs() {
  const gaps = report.failures.length + report.unknown.length + report.unused_suppressions.length;
  const labels = [["Findings", report.summary.findings], ["Library calls", report.library.length],
    ["Not analysed", gaps]];
  tabs.forEach((tab, at) => {
    const button = byId(`tab-${tab}`);
    button.innerHTML = `${labels[at][0]}<span class="tally">${labels[at][1].toLocaleString("en")}</span>`;
    button.onclick = () => openTab(tab);
    button.onkeydown = event => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (!step)
        return;
      const next = tabs[(at + step + tabs.length) % tabs.length];
      openTab(next);
      byId(`tab-${next}`).focus();
      event.stopPropagation();
    };
  });
}

const themes = ["auto", "light", "dark"];
function setTheme(name) {
  document.documentElement.dataset.theme = name;
  byId("theme").textContent = `Theme: ${name}`;
  try { localStorage.setItem("poolwise-theme", name); } catch { /* a page from a file may not */ }
}
function nextTheme() {
  setTheme(themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length]);
}

const inList = step => () => select(current + step);
const page = () => Math.max(1, Math.floor(list.clientHeight / rowHeight) - 1);
const keys = {
  "j": ["next finding", inList(1)],
  "k": ["previous finding", inList(-1)],
  "/": ["search", () => { openTab("findings"); byId("search").focus(); }],
  "Enter": ["read the finding", () => { select(current, {open: true}); byId("detail").focus(); }],
  "Escape": ["back to the list", () => { byId("search").blur(); backToList(); }],
  "1": ["findings", () => openTab("findings")],
  "2": ["library calls", () => openTab("calls")],
  "3": ["not analysed", () => openTab("gaps")],
  "t": ["light, dark, or as the system is", nextTheme],
  "?": ["this list", () => byId("help").showModal()],
};
const listKeys = {ArrowDown: inList(1), ArrowUp: inList(-1), Home: () => select(0),
  End: () => select(shown.length - 1), PageDown: () => select(current + page()),
  PageUp: () => select(current - page())};

function setUpKeys() {
  byId("help").innerHTML = `<h2>Keys</h2><dl>${Object.entries(keys).map(([key, [what]]) =>
    `<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`).join("")}</dl><form method="dialog">
    <button class="chip">Close</button></form>`;
  byId("keys").onclick = () => byId("help").showModal();
  byId("theme").onclick = nextTheme;
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open)
      return;
    const target = event.target;
    const types = target.matches?.("input, select");
    const isButton = event.key === "Enter" && target.matches?.("button, a");
    const action = target === list && listKeys[event.key] || keys[event.key]?.[1];
    if (!action || isButton || (types && event.key !== "Escape"))
      return;
    event.preventDefault();
    action();
  });
}
