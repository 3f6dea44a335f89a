// Pictures of a finding: the path of calls to the one that decides, and the time
// that its tasks take now and on a pool.
const pen = document.createElement("canvas").getContext("2d");
const family = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

// Cut so that it is not wider than that.
function fitted(text, width, size) {
  pen.font = `${size}px ${family}`;
  if (pen.measureText(text).width <= width)
    return [text, pen.measureText(text).width];
  let end = text.length;
  while (end > 1 && pen.measureText(text.slice(0, end) + "…").width > width)
    --end;
  const cut = text.slice(0, end) + "…";
  return [cut, pen.measureText(cut).width];
}

const siteNames = {loop: "loop in", algorithm: "algorithm call in", calls: "calls in"};

function stepsOf(finding) {
  const rounds = finding.estimate.iterations;
  const site = {title: `${siteNames[finding.site] ?? finding.site + " in"} ${finding.function}`,
    sub: placeOf(finding) + (rounds ? ` · ${plural(rounds, "task")}` : ""), tone: "site"};
  const hops = finding.evidence.map((step, at) => ({title: step.message,
    sub: [placeOf(step), step.model ? `rule ${step.model}` : ""].filter(Boolean).join(" · "),
    tone: at + 1 < finding.evidence.length && !step.model ? "" :
      finding.kind === "cpu" ? "cpu" : "io"}));
  return [site, ...hops];
}

// Each call stands a step further in than its caller.
function pathPicture(finding, width) {
  const steps = stepsOf(finding), high = 52, gap = 16, indent = 26;
  // Where no call decides, the steps are parts of one sum and stand side by side.
  const isPath = finding.evidence.some(step => step.model) || finding.kind !== "cpu";
  const most = Math.floor(width / 3 / indent);
  let html = "", y = 1;
  steps.forEach((step, at) => {
    const depth = Math.min(isPath ? at : Math.min(at, 1), most);
    const x = 1 + depth * indent, room = width - x - 2;
    const [title, titleWidth] = fitted(step.title, room - 28, 13.5);
    const [sub, subWidth] = fitted(step.sub, room - 28, 12);
    const wide = Math.min(room, Math.max(titleWidth, subWidth) + 28);
    if (at) {
      const from = 1 + Math.max(0, depth - 1) * indent + 13, middle = y + high / 2;
      const start = isPath ? y - gap : 1 + high;
      html += `<path class="arm" d="M${from} ${start}V${middle - 6}q0 6 6 6H${x - 5}"/>` +
        `<path class="head" d="M${x - 1} ${middle}l-7 -3.5v7z"/>`;
    }
    html += `<g><title>${escape(step.title)}\n${escape(step.sub)}</title>` +
      `<rect class="box ${step.tone}" x="${x}" y="${y}" width="${wide}" height="${high}" rx="8"/>` +
      `<text x="${x + 14}" y="${y + 22}">${escape(title)}</text>` +
      `<text class="sub" x="${x + 14}" y="${y + 40}">${escape(sub)}</text></g>`;
    y += high + gap;
  });
  const words = steps.map(step => `${step.title}, ${step.sub}`).join("; then ");
  return `<svg class="path" role="img" aria-label="${escape(words)}" width="${width}" height="${y - gap + 1}"
    viewBox="0 0 ${width} ${y - gap + 1}">${html}</svg>`;
}

// A bar for now, one for a pool; each is split into waiting and computing.
function timePicture(finding, width) {
  const {task_cpu_us: cpu, task_wait_us: wait, iterations, speedup} = finding.estimate;
  if (!speedup || !(cpu + wait))
    return "";
  const now = (iterations ?? report.assumed_rounds) * (cpu + wait);
  const left = 118, right = 96, room = Math.max(60, width - left - right);
  const bar = (label, time, y, part) => {
    const wide = Math.max(2, room * part), waiting = wide * wait / (cpu + wait);
    return `<text class="sub" x="0" y="${y + 14}">${label}</text>` +
      `<rect class="wait" x="${left}" y="${y}" width="${waiting}" height="20" rx="3"/>` +
      `<rect class="work" x="${left + waiting}" y="${y}" width="${wide - waiting}" height="20" rx="3"/>` +
      `<text x="${left + wide + 9}" y="${y + 15}">${duration(time)}</text>`;
  };
  return `<svg class="time" role="img" width="${width}" height="54" viewBox="0 0 ${width} 54"
    aria-label="now ${duration(now)}, on a pool ${duration(now / speedup)}">` +
    bar("one by one", now, 0, 1) + bar("side by side", now / speedup, 30, 1 / speedup) + `</svg>
    <p class="key"><span><i class="wait"></i>waiting</span><span><i class="work"></i>computing</span></p>`;
}
