// What the tests ask of the page, put in front of each question.
const all = selector => [...document.querySelectorAll(selector)];
const text = selector => document.querySelector(selector)?.textContent.trim();
const visible = element => element.getClientRects().length > 0
  && getComputedStyle(element).visibility === "visible";

function channel(part) {
  return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
const pixel = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
function rgba(color) {
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = color;
  pixel.fillRect(0, 0, 1, 1);
  return [...pixel.getImageData(0, 0, 1, 1).data];
}
const luminance = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255)
  + 0.0722 * channel(b / 255);

function behind(element) {
  for (let at = element; at; at = at.parentElement) {
    // Text in a picture stands on the box of its group.
    const box = at.localName === "text" && at.parentElement.querySelector(":scope > rect.box");
    const color = box && at.parentElement.localName === "g" ? getComputedStyle(box).fill
      : getComputedStyle(at).backgroundColor;
    const found = rgba(color);
    if (found[3] > 250)
      return found;
  }
  return rgba(getComputedStyle(document.body).backgroundColor);
}

// Texts with less contrast than WCAG's AA asks for, as "ratio: text".
function pale() {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, words = walker.currentNode.data.trim();
    if (!words || !visible(element) || element.closest("script, style, title, noscript"))
      continue;
    const style = getComputedStyle(element);
    const own = rgba(element.closest("svg") ? style.fill : style.color);
    const [high, low] = [luminance(own), luminance(behind(element))].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5)
      found.add(`${ratio.toFixed(2)}: ${words.slice(0, 30)}`);
  }
  return [...found];
}

// Texts of the path's picture that stick out of their boxes.
const sticksOut = () => all("svg.path g").filter(group => {
  const box = group.querySelector("rect").getBBox();
  return [...group.querySelectorAll("text")].some(t => {
    const own = t.getBBox();
    return own.x < box.x || own.x + own.width > box.x + box.width + 1;
  });
}).map(group => group.textContent);

const controlsWithoutName = () => all("button, input, select").filter(visible).filter(e =>
  !(e.textContent.trim() || e.getAttribute("aria-label") || e.closest("label"))).map(e => e.outerHTML);

const overflow = () => document.documentElement.scrollWidth - innerWidth;
const frames = number => new Promise(done => {
  const next = () => number-- ? requestAnimationFrame(next) : done();
  next();
});
