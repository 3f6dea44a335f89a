// One finding, whole.
const names = {"io-threads": "I/O threads", "cpu-threads": "CPU threads", processes: "processes"};

function facts(finding) {
  const {task_cpu_us: cpu, task_wait_us: wait, iterations, speedup} = finding.estimate;
  return [
    ["Verdict", `<span class="${finding.verdict}">${finding.verdict}</span>`],
    ["Bound by", finding.kind],
    ["Would run on", names[finding.executor] ?? "–"],
    ["Each waits", duration(wait)],
    ["Each computes", duration(cpu)],
    ["Tasks", iterations?.toLocaleString("en") ?? "not known"],
    ["Estimate", speedup ? `${factor(speedup)} times faster` : "–"],
    ["Confidence", finding.confidence],
  ].map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join("");
}

function hazards(finding) {
  return finding.hazards.map(hazard => `<li class="${hazard.proven ? "unsafe" : "unknown"}">
    <b>${escape(hazard.name)}</b>${hazard.proven ? "" : " (not proven either way)"}
    <p>${escape(hazard.message)} <span class="soft">${escape(placeOf(hazard))}</span></p>
    ${hazard.code ? `<code>${escape(hazard.code)}</code>` : ""}
    ${hazard.remedy ? `<p class="soft remedy">${escape(hazard.remedy)}</p>` : ""}</li>`).join("");
}

function showDetail(finding) {
  const detail = byId("detail");
  if (!finding) {
    detail.innerHTML = `<p class="empty">${findings.length ? "No finding is like that."
      : "No findings."}</p>`;
    return;
  }
  const style = getComputedStyle(detail);
  const width = Math.min(992, Math.max(220,
    detail.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)));
  const part = (title, html) => html ? `<h3>${title}</h3>${html}` : "";
  detail.innerHTML = `<button class="quiet back" type="button">← All findings</button>
    <h2>${escape(finding.message)}</h2>
    <p class="where"><b class="mono">${escape(placeOf(finding))}</b> in
      <b class="mono">${escape(finding.function)}</b> · ${escape(finding.check)}${
      finding.suppressed ? ` · suppressed${finding.suppressed_why ?
        ": " + escape(finding.suppressed_why) : ""}` : ""}</p>
    <dl class="facts">${facts(finding)}</dl>
    <p class="outlook ${finding.verdict}"><span>${escape(finding.outlook)}.</span></p>
    ${part(finding.estimate.iterations ? "Time" : `Time, if there are ${report.assumed_rounds} tasks`,
      timePicture(finding, width))}
    ${part(finding.evidence.some(e => e.model) ? "The path to what decides" : "Where the time goes",
      finding.evidence.length ? pathPicture(finding, width) : "")}
    ${part("Before and after", comparison(finding))}
    ${part("Source", sourceTable(finding))}
    ${part("What stands against it", finding.hazards.length ?
      `<ul class="hazards">${hazards(finding)}</ul>` : "")}
    <p class="copy">To silence it: <code>// NOLINT(poolwise-${escape(finding.check)})</code>
      · its page: <code>poolwise doc ${escape(finding.check)}</code>
      · fingerprint <code>${escape(finding.fingerprint)}</code></p>`;
  detail.scrollTop = 0;
  detail.querySelector(".back").onclick = backToList;
}

function backToList() {
  document.body.classList.remove("reading");
  list.focus();
  drawRows();
}
