"""Reports as their readers take them: SARIF by the public validator, the HTML
page in a browser.

One project is reported in both forms. The page is then driven by keys and clicks
in one start of Chromium, with the findings of the project and with 5,000; its
colours are measured, light and dark. `--shots FOLDER` keeps pictures. Last line:
`N passed, N failed`; what cannot be run here is said above it, and is a failure
when CI is set.
"""

import argparse
import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import multitool
from browser import Browser

HERE = pathlib.Path(__file__).resolve().parent
MANY = 5000
passed = failed = 0


def check(name, complaint):
    global passed, failed
    if complaint:
        failed += 1
        print(f"FAIL {name}: {complaint}", flush=True)
    else:
        passed += 1


def skip(name, why):
    if os.environ.get("CI"):
        check(name, f"cannot be run: {why}")
    else:
        print(f"SKIPPED {name}: {why}", flush=True)


def report(poolwise, folder, form):
    file = folder / f"report.{form}"
    done = subprocess.run([poolwise, "check", "--quiet", "--format", form, "-o", file, ".",
                           "--", "-std=c++20"], cwd=folder, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    check(f"{form}: exit status", done.returncode != 3 and f"{done.returncode}: {done.stdout}")
    return file


def judge_sarif(log, build):
    try:
        tool = multitool.program(build / "sarif-multitool")
    except multitool.Missing as why:
        return skip("sarif", why)
    check("sarif: no error, no warning", "\n".join(multitool.complaints(tool, log)))
    # A validator that says nothing of a bad log would prove nothing.
    bad = json.loads(log.read_text())
    del bad["runs"][0]["tool"]["driver"]["informationUri"]
    bad["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    worse = log.with_name("worse.sarif")
    worse.write_text(json.dumps(bad))
    check("sarif: a bad log is told", not multitool.complaints(tool, worse) and "nothing was")


class Page:
    """The page under test, asked by expressions of page.js."""

    def __init__(self, browser, shots):
        self.browser, self.shots = browser, shots
        self.words = (HERE / "page.js").read_text()

    def open(self, file, width=1360, scheme="light"):
        self.browser.size(width, 900)
        self.browser.prefer(scheme)
        self.browser.open(file.as_uri())

    def ask(self, expression):
        return self.browser.run(f"(async () => {{ {self.words}\nreturn {expression}; }})()")

    def expect(self, name, expression, expected):
        found = self.ask(expression)
        check(f"page: {name}", found != expected and f"{found!r}, expected {expected!r}")

    def press(self, *keys):
        for key in keys:
            self.browser.press(key)

    def picture(self, name):
        if self.shots:
            self.browser.picture(self.shots / f"{name}.png")


def judge_colors(page, file):
    for scheme in "light", "dark":
        page.open(file, scheme=scheme)
        page.ask("all('.chip').at(-1).click()")  # suppressed ones too
        for key, tab in ("1", "findings"), ("2", "calls"), ("3", "gaps"):
            page.press(key)
            page.expect(f"contrast of {tab}, {scheme}", "pale()", [])
            page.picture(f"{tab}-{scheme}")


def judge_finding(page, file):
    page.open(file)
    page.expect("the first saves most", "text('.row[aria-selected=true] .name')", "titles")
    page.expect("path", "all('svg.path rect').length", 4)
    page.expect("path says its texts", "document.querySelector('svg.path')"
                ".getAttribute('aria-label').includes(\"'fetch' waits for the network\")", True)
    page.expect("texts stay in their boxes", "sticksOut()", [])
    page.expect("times", "all('svg.time text').map(t => t.textContent)",
                ["one by one", "800 ms", "side by side", "50 ms"])
    page.expect("before, the loop", "text('.compare .side:first-child tr.old td:last-child')",
                "std::vector<std::string> Titles;")
    page.expect("after, the pool", "all('.compare tr.new').some(r => "
                "r.textContent.includes('poolwise::io_threads()'))", True)
    page.expect("both sides have as many rows", "all('.compare').every(c => new Set([...c."
                "querySelectorAll('table')].map(t => t.rows.length)).size === 1)", True)
    page.expect("controls have names", "controlsWithoutName()", [])
    page.expect("escapes", "all('script').length", 2)


def judge_keys(page, file):
    page.open(file)
    name = "text('.row[aria-selected=true] .name')"
    page.press("j")
    page.expect("j", name, "joined")
    page.expect("hazards are told", "text('.hazards b')", "loop-carried-dependence")
    page.press("k")
    page.expect("k", name, "titles")
    page.ask("document.querySelector('#list').focus()")
    page.press("End", "ArrowUp", "ArrowDown", "Home", "ArrowDown")
    page.expect("arrows", name, "joined")
    page.press("/")
    page.browser.type("sequential-cpu sums")
    page.expect("search", "[text('#count'), " + name + "]", ["1 finding", "sums"])
    page.browser.type(" <nothing>")
    page.expect("nothing found", "[text('#count'), text('.empty')]",
                ["", "No finding is like that."])
    page.press("Escape")
    page.ask("(document.querySelector('#search').value = '', "
             "document.querySelector('#search').dispatchEvent(new Event('input')))")
    page.ask("all('.chip').find(c => c.textContent.startsWith('unsafe')).click()")
    page.expect("chip", "all('.row .name').map(n => n.textContent.trim())", ["joined"])
    page.press("2")
    page.expect("library calls", "[visible(document.querySelector('#calls')), text('#calls td')]",
                [True, "fetch"])
    page.press("3")
    page.expect("not analysed", "all('#gaps td:first-child').map(c => c.textContent)"
                ".filter(c => ['broken.cpp', 'parse'].includes(c))", ["broken.cpp", "parse"])
    page.press("?")
    page.expect("help", "document.querySelector('dialog').open", True)
    page.press("Escape", "t", "t")
    page.expect("theme", "[document.documentElement.dataset.theme, "
                "getComputedStyle(document.body).colorScheme]", ["dark", "dark"])
    page.ask("localStorage.clear()")


def judge_narrow(page, file):
    page.open(file, width=390, scheme="dark")
    page.expect("narrow: fits", "overflow() <= 0", True)
    page.expect("narrow: the list alone", "visible(document.querySelector('#detail'))", False)
    page.picture("narrow-list")
    page.ask("document.querySelector('.row').click()")
    page.expect("narrow: the finding alone", "[visible(document.querySelector('#list')), "
                "visible(document.querySelector('#detail')), overflow() <= 0]", [False, True, True])
    page.expect("narrow: texts stay in their boxes", "sticksOut()", [])
    page.picture("narrow-finding")
    page.ask("document.querySelector('.back').click()")
    page.expect("narrow: back", "visible(document.querySelector('#list'))", True)


def many(file):
    """The same page with 5,000 findings."""
    before, _, rest = file.read_text().partition('id="report">')
    data, _, after = rest.partition("</script>")
    data = json.loads(data)
    some = [f for f in data["findings"] if not f["suppressed"]]
    data["findings"] = []
    for number in range(MANY):
        finding = copy.deepcopy(some[number % len(some)])
        finding.update(function=f"worker_{number}", fingerprint=f"{number:016x}",
                       saved_us=MANY - number, suppressed=number % 50 == 49)
        data["findings"].append(finding)
    big = file.with_name("many.html")
    big.write_text(before + 'id="report">' + json.dumps(data).replace("<", "\\u003c")
                   + "</script>" + after)
    return big


def judge_many(page, file):
    start = time.monotonic()
    page.open(many(file))
    opened = time.monotonic() - start
    page.expect("5,000: all are counted", "text('#count')", "4,900 findings")
    page.expect("5,000: few rows at a time", "all('.row').length < 60", True)
    page.ask("document.querySelector('#list').scrollTop = 66 * 2000")
    page.ask("frames(2)")
    page.expect("5,000: scrolled", "all('.row .name').some(n => /worker_20[345]\\d/.test("
                "n.textContent))", True)
    timed = ("(async () => {{ const start = performance.now(); {}; await frames(1); "
             "return performance.now() - start; }})()")
    find = page.ask(timed.format("const s = document.querySelector('#search'); s.value = "
                                 "'worker_4711'; s.dispatchEvent(new Event('input'))"))
    page.expect("5,000: found", "text('.row .name')", "worker_4711")
    page.ask(timed.format("const s = document.querySelector('#search'); s.value = ''; "
                          "s.dispatchEvent(new Event('input'))"))
    scroll = page.ask(timed.format("document.querySelector('#list').scrollTop = 1e9"))
    page.picture("many")
    print(f"5,000 findings: opened in {opened:.2f} s, searched in {find:.0f} ms, "
          f"scrolled in {scroll:.0f} ms", flush=True)
    check("page: 5,000: quick", (opened > 10 or find > 2000 or scroll > 2000) and "it is not")


def judge_page(file, shots):
    program = shutil.which("chromium")
    if not program:
        return skip("page", "there is no chromium")
    browser = Browser(program)
    try:
        page = Page(browser, shots)
        judge_colors(page, file)
        judge_finding(page, file)
        judge_keys(page, file)
        judge_narrow(page, file)
        judge_many(page, file)
        page.open(file)
        link = page.ask("[...document.querySelectorAll('#detail .copy code')].at(-1).textContent")
        check("page: a finding has an address", len(link) != 16 and link)
        check("page: no errors", "\n".join(browser.errors))
        check("page: asks for nothing else", "\n".join(
            url for url in browser.requests if not url.startswith(file.parent.as_uri())))
    finally:
        browser.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--poolwise", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--shots", type=pathlib.Path)
    options = parser.parse_args()
    if options.shots:
        options.shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder) / "project"
        shutil.copytree(HERE / "project", project)
        odd = project / "odd names"
        odd.mkdir()
        (project / "odd.cpp").rename(odd / "größe #1.cpp")
        poolwise = options.poolwise.resolve()
        judge_sarif(report(poolwise, project, "sarif"), options.build.resolve())
        judge_page(report(poolwise, project, "html"), options.shots)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
