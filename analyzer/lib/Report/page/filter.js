// Which findings are shown, and in which order.
const filter = {words: [], verdicts: new Set(), kinds: new Set(), check: "",
  fixable: false, silent: false, order: "saved"};

const orders = {
  saved: ["time saved", (a, b) => b.saved_us - a.saved_us],
  speedup: ["speedup", (a, b) => (b.estimate.speedup ?? 0) - (a.estimate.speedup ?? 0)],
  place: ["place", () => 0],
  check: ["check", (a, b) => a.check < b.check ? -1 : a.check > b.check ? 1 : 0],
};

function chosen(finding) {
  return (filter.silent || !finding.suppressed)
    && (!filter.verdicts.size || filter.verdicts.has(finding.verdict))
    && (!filter.kinds.size || filter.kinds.has(finding.kind))
    && (!filter.check || finding.check === filter.check)
    && (!filter.fixable || finding.fixable)
    && filter.words.every(word => finding.text.includes(word));
}

let shown = [];
function refilter() {
  const compare = orders[filter.order][1];
  shown = findings.filter(chosen).sort((a, b) => compare(a, b) || a.index - b.index);
}

function count(key, value) {
  return findings.filter(f => !f.suppressed && f[key] === value).length;
}

// A word that is pressed or not; `of` is the set that it is in, or a flag of the filter.
function chip(label, number, isOn, toggle) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.innerHTML = `${escape(label)}<span class="tally">${number.toLocaleString("en")}</span>`;
  button.setAttribute("aria-pressed", isOn());
  button.onclick = () => {
    toggle();
    button.setAttribute("aria-pressed", isOn());
    showFindings();
  };
  byId("chips").append(button);
}

function setChip(set, key, value) {
  const number = count(key, value);
  if (number)
    chip(value, number, () => set.has(value),
      () => set.has(value) ? set.delete(value) : set.add(value));
}

function setUpFilter() {
  for (const verdict of ["safe", "unsafe", "unknown"])
    setChip(filter.verdicts, "verdict", verdict);
  for (const kind of ["io", "cpu", "mixed", "lock"])
    setChip(filter.kinds, "kind", kind);
  for (const [name, label, all] of [
    ["fixable", "fixable", findings.filter(f => f.fixable && !f.suppressed)],
    ["silent", "suppressed", findings.filter(f => f.suppressed)]])
    if (all.length)
      chip(label, all.length, () => filter[name], () => { filter[name] = !filter[name]; });

  const checks = [...new Set(findings.map(f => f.check))].sort();
  byId("check").innerHTML = `<option value="">all</option>` +
    checks.map(name => `<option>${escape(name)}</option>`).join("");
  byId("check").onchange = event => { filter.check = event.target.value; showFindings(); };
  byId("order").innerHTML = Object.entries(orders).map(([name, [label]]) =>
    `<option value="${name}">${label}</option>`).join("");
  byId("order").onchange = event => { filter.order = event.target.value; showFindings(); };
  byId("search").oninput = event => {
    filter.words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    showFindings();
  };
  document.querySelector("form.controls").onsubmit = event => event.preventDefault();
}
