// The report that is part of the page, and its findings as the page uses them.
const report = JSON.parse(document.getElementById("report").textContent);
const findings = report.findings;
for (const [index, finding] of findings.entries()) {
  finding.index = index;
  finding.fixable = finding.fix?.applicability === "safe";
  finding.text = [finding.function, `${finding.file}:${finding.line}`, finding.check,
    finding.message, ...finding.hazards.map(h => h.name)].join("\n").toLowerCase();
}

const byId = id => document.getElementById(id);
const escape = text => String(text).replace(/[&<>"]/g,
  c => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})[c]);
const placeOf = at => at.file ? `${at.file}:${at.line}` : "";
const plural = (number, what) => `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;

// "50 ms": two digits, for an estimate is not better than that.
function duration(us) {
  for (const [size, unit] of [[1e6, "s"], [1e3, "ms"], [1, "us"], [1e-3, "ns"]]) {
    const number = us / size;
    if (number >= 1 || size === 1e-3)
      return us > 0 ? `${number < 10 ? number.toFixed(1) : number.toPrecision(2) * 1} ${unit}` : "0 us";
  }
}
const factor = number => number >= 9.95 ? Math.round(number) : number.toFixed(1);
