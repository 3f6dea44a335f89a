// What library calls cost, and what could not be analysed.

// Columns: [title, what a cell shows, what it is sorted by]; numbers stand right.
function sortedTable(columns, entries) {
  const holder = document.createElement("div");
  holder.className = "scroll";
  let by = -1, down = false;
  const draw = () => {
    const sorted = [...entries];
    if (by >= 0)
      sorted.sort((a, b) => {
        const [x, y] = [a, b].map(columns[by][2]);
        return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
      });
    const isNumber = column => typeof column[2](entries[0]) === "number";
    holder.innerHTML = `<table><thead><tr>${columns.map((column, at) =>
      `<th class="${isNumber(column) ? "right" : ""}"${at === by ?
        ` aria-sort="${down ? "descending" : "ascending"}"` : ""}><button type="button">${column[0]}</button></th>`
      ).join("")}</tr></thead><tbody>${sorted.slice(0, 500).map(entry => `<tr>${columns.map(column =>
      `<td class="${isNumber(column) ? "right" : ""}">${column[1](entry)}</td>`).join("")}</tr>`).join("")}</tbody></table>`;
    if (sorted.length > 500)
      holder.insertAdjacentHTML("beforeend", `<p class="soft">The first 500 of ${sorted.length}.</p>`);
    holder.querySelectorAll("th button").forEach((button, at) => button.onclick = () => {
      down = by === at ? !down : typeof columns[at][2](entries[0]) === "number";
      by = at;
      draw();
      holder.querySelectorAll("th button")[at].focus();
    });
  };
  draw();
  return holder;
}

function addTable(page, title, text, columns, entries) {
  if (!entries.length)
    return;
  page.insertAdjacentHTML("beforeend", `<h2>${title}</h2><p>${text}</p>`);
  page.append(sortedTable(columns, entries));
}

const code = text => `<code>${escape(text)}</code>`;
const placeColumn = ["First at", e => `<span class="soft">${escape(placeOf(e))}</span>`, placeOf];

function setUpCalls() {
  const page = byId("calls");
  addTable(page, "Library calls",
    "What the code calls that waits, computes for long or leaves the process, and what one typical call is taken to cost. The cost stands in a rule pack; findings rest on it.",
    [["Function", e => code(e.name), e => e.name],
     ["Does", e => escape(e.effects.join(", ")), e => e.effects.join()],
     ["Waits", e => duration(e.wait_us), e => e.wait_us],
     ["Computes", e => duration(e.cpu_us), e => e.cpu_us],
     ["Calls", e => e.sites.toLocaleString("en"), e => e.sites],
     ["Findings", e => e.findings || "", e => e.findings],
     ["At stake", e => e.at_stake_us ? duration(e.at_stake_us) : "", e => e.at_stake_us],
     ["Rule", e => `<span class="soft" title="${escape(e.source)}">${escape(e.rule)}</span>`, e => e.rule],
     placeColumn], report.library);
  if (!report.library.length)
    page.innerHTML = `<p class="empty">No call of a library that waits or computes for long.</p>`;
}

function setUpGaps() {
  const page = byId("gaps");
  addTable(page, "Files not analysed as a whole",
    "Their code is reported as far as it was read, and never rewritten.",
    [["File", e => code(e.file), e => e.file], ["Why", e => escape(e.message), e => e.message]],
    report.failures);
  addTable(page, "Functions without a model",
    "They have no body in this program and stand in no rule pack, so what calls them is unknown and never called safe. <code>poolwise rules coverage</code> ranks them; a model for the first ones helps most.",
    [["Function", e => code(e.name), e => e.name],
     ["Calls", e => e.sites.toLocaleString("en"), e => e.sites],
     ["From functions", e => e.functions.toLocaleString("en"), e => e.functions], placeColumn],
    report.unknown);
  addTable(page, "Suppressions of no use", "They hide no finding of this run.",
    [["Where", e => code(`${e.file}:${e.line}`), e => e.file], ["What", e => escape(e.message), e => e.message]],
    report.unused_suppressions);
  if (!page.children.length)
    page.innerHTML = `<p class="empty">All that was asked for was analysed.</p>`;
}
