// The list: of thousands of rows, only those in sight are part of the page.
const list = byId("list"), rows = byId("rows");
const rowHeight = parseInt(getComputedStyle(document.documentElement).getPropertyValue("--row"));
let current = -1; // index into `shown`

function rowOf(finding, at) {
  const speedup = finding.estimate.speedup;
  return `<div class="row${finding.suppressed ? " silent" : ""}" role="option" id="row-${at}"
      style="top:${at * rowHeight}px" data-at="${at}" aria-selected="${at === current}"
      aria-setsize="${shown.length}" aria-posinset="${at + 1}">
    <div class="gain${speedup ? "" : " none"}">${speedup ? `${factor(speedup)}×` : "–"}</div>
    <div class="name"><i class="dot ${finding.verdict}" title="${finding.verdict}"></i><span>${
      escape(finding.function)}</span></div>
    <div class="place">${escape(placeOf(finding))} · ${escape(finding.check)}${
      finding.suppressed ? " · suppressed" : ""}</div></div>`;
}

function drawRows() {
  const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - 8);
  const last = Math.min(shown.length, first + Math.ceil(list.clientHeight / rowHeight) + 16);
  let html = "";
  for (let at = first; at < last; ++at)
    html += rowOf(shown[at], at);
  rows.innerHTML = html;
  if (document.getElementById(`row-${current}`))
    list.setAttribute("aria-activedescendant", `row-${current}`);
  else
    list.removeAttribute("aria-activedescendant");
}

function showFindings() {
  const before = shown[current];
  refilter();
  current = shown.indexOf(before);
  byId("count").textContent = shown.length
    ? plural(shown.length, "finding") : "";
  rows.style.height = `${shown.length * rowHeight}px`;
  if (current < 0)
    list.scrollTop = 0;
  if (!shown.length)
    rows.innerHTML = "";
  else
    drawRows();
  select(current < 0 ? 0 : current, {link: false});
}

// `open`: a reader asked for it, so a narrow window turns to it.
function select(at, {open = false, link = true} = {}) {
  current = shown.length ? Math.max(0, Math.min(at, shown.length - 1)) : -1;
  if (open)
    document.body.classList.add("reading");
  showDetail(shown[current]);
  if (current < 0)
    return;
  const top = current * rowHeight, bottom = top + rowHeight;
  if (top < list.scrollTop)
    list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight)
    list.scrollTop = bottom - list.clientHeight;
  drawRows();
  if (link)
    history.replaceState(null, "", `#${shown[current].fingerprint}`);
}

function setUpList() {
  let waits = false;
  list.onscroll = () => {
    if (!waits)
      requestAnimationFrame(() => { waits = false; drawRows(); });
    waits = true;
  };
  addEventListener("resize", () => { if (shown.length) { drawRows(); showDetail(shown[current]); } });
  rows.onclick = event => {
    const row = event.target.closest(".row");
    if (row)
      select(+row.dataset.at, {open: true});
  };
}
