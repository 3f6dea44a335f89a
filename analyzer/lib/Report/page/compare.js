// Source: the site with what stands on its lines, and a fix before and after.

function sourceTable(finding) {
  const notes = new Map();
  const add = (at, html) => {
    if (at.file === finding.file)
      notes.set(at.line, [...notes.get(at.line) ?? [], html]);
  };
  for (const step of finding.evidence)
    add(step, `<span class="soft">${escape(step.message)}</span>`);
  for (const hazard of finding.hazards)
    add(hazard, `<span class="${hazard.proven ? "unsafe" : "unknown"}">${escape(hazard.name)}</span> ` +
      `<span class="soft">${escape(hazard.message)}</span>`);
  const lines = finding.source.lines.map((text, at) => {
    const number = finding.source.first + at;
    const note = notes.get(number);
    return `<tr${number === finding.line ? ' class="at"' : ""}><td class="num">${number}</td>` +
      `<td>${escape(text)}</td></tr>` +
      (note ? `<tr><td></td><td class="note">${note.slice(0, 3).join("<br>")}</td></tr>` : "");
  });
  if (finding.source.cut)
    lines.push(`<tr><td class="num">…</td><td></td></tr>`);
  return `<div class="source mono" tabindex="0" aria-label="Source"><table>${lines.join("")}</table></div>`;
}

// The longest common run of lines, as pairs of indices.
function commonLines(before, after) {
  const lengths = Array.from({length: before.length + 1}, () => new Uint16Array(after.length + 1));
  for (let b = before.length - 1; b >= 0; --b)
    for (let a = after.length - 1; a >= 0; --a)
      lengths[b][a] = before[b] === after[a] ? lengths[b + 1][a + 1] + 1
        : Math.max(lengths[b + 1][a], lengths[b][a + 1]);
  const pairs = [];
  for (let b = 0, a = 0; b < before.length && a < after.length;)
    if (before[b] === after[a])
      pairs.push([b++, a++]);
    else if (lengths[b + 1][a] >= lengths[b][a + 1])
      ++b;
    else
      ++a;
  return pairs;
}

// Equal lines face each other; where one side has more, the other has gaps.
function compareHunk({first, after_first, before, after}) {
  const left = [], right = [];
  const row = (rows, tone, number, text) => rows.push(
    `<tr class="${tone}"><td class="num">${number ?? ""}</td><td>${escape(text ?? "")}</td></tr>`);
  let b = 0, a = 0;
  for (const [nextB, nextA] of [...commonLines(before, after), [before.length, after.length]]) {
    while (b < nextB || a < nextA) {
      const has = [b < nextB, a < nextA];
      row(left, has[0] ? "old" : "", has[0] ? first + b : null, has[0] ? before[b] : "");
      row(right, has[1] ? "new" : "", has[1] ? after_first + a : null, has[1] ? after[a] : "");
      b += has[0];
      a += has[1];
    }
    if (b < before.length && a < after.length) {
      row(left, "", first + b, before[b++]);
      row(right, "", after_first + a, after[a++]);
    }
  }
  const side = (title, rows) => `<div class="side mono" tabindex="0" aria-label="${title}"><h4>${title}</h4>` +
    `<table>${rows.join("")}</table></div>`;
  return `<div class="compare">${side("before", left)}${side("after", right)}</div>`;
}

function comparison(finding) {
  if (!finding.fix)
    return "";
  // The site itself first, then what it needs elsewhere: an #include.
  const away = hunk => hunk.file === finding.file ? Math.abs(hunk.first - finding.line) : Infinity;
  const hunks = [...finding.fix.hunks].sort((a, b) => away(a) - away(b) || a.first - b.first);
  return hunks.map((hunk, at, all) =>
    (at === 0 || all[at - 1].file !== hunk.file ? `<p class="soft">${escape(hunk.file)}</p>` : "") +
    compareHunk(hunk)).join("");
}
