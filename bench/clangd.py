"""What poolwise costs inside clangd: poolwise-clangd beside the clangd it is made of.

`./dev bench clangd [--rounds N] [--edits N] [--page docs/performance.md]
[--files N BUILD_DIR...]`: opens files in both servers, in turns, with the same settings,
and types into them: the N largest of each folder, which holds a compile_commands.json, or
without a folder those of FILES, whose packages are fetched. Measured is the time from the start of the server to the
first diagnostics, and from an edit to the next ones: as time, and as CPU time of clangd's
own threads, which says more on a busy machine; for poolwise-clangd also the time until
the findings are there. The program's summaries are made before, once.
`--page` writes the table between the marks of a page.
"""

import argparse
import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "ecosystem"), str(ROOT / "tests" / "plugin")]
sys.path.append(str(ROOT / "runtime" / "bench"))
import measure  # noqa: E402  (found only now)
import page  # noqa: E402
import run  # noqa: E402
from lsp_client import Editor  # noqa: E402

# Large ones of different sorts: macros and plain code, classes, a parser, templates.
FILES = {"leveldb": ["db/db_test.cc", "db/db_impl.cc"],
         "libjsoncpp": ["src/test_lib_json/main.cpp"],
         "tinyxml2": ["tinyxml2.cpp"],
         "spdlog": ["tests/test_pattern_formatter.cpp"]}
TABLE = "clangd table"  # its place on the page
PLAIN = "clangd-22"
BAR = 1.05
SETTINGS = """\
Diagnostics:
  ClangTidy:
    Add: poolwise-*
    FastCheckFilter: Loose
    CheckOptions:
      PoolwiseCacheDir: {store}
"""


class Project:
    """A build folder, with settings and a store outside of it."""

    def __init__(self, build, poolwise, work, largest=0):
        """With the `largest` files, or those of FILES."""
        self.name = build.parent.name if build.name == "build" else build.name
        self.build = build
        self.settings = work / self.name
        (self.settings / "clangd").mkdir(parents=True)
        store = self.settings / "store"
        (self.settings / "clangd" / "config.yaml").write_text(SETTINGS.format(store=store))
        subprocess.run([poolwise, "check", "-p", build, "-o", "/dev/null", "--quiet",
                        f"--cache-dir={store}"], cwd=self.settings)
        sources = {(pathlib.Path(e["directory"]) / e["file"]).resolve()
                   for e in measure.entries(build) if not e["file"].endswith(".c")}
        self.files = sorted(sources, key=lambda s: (-s.stat().st_size, s))[:largest]
        if not largest:
            self.files = [(build.parent / "src" / file).resolve() for file in FILES[self.name]]
            assert set(self.files) <= sources, self.files


def cpu_time(process):
    """Of all threads that are there but the one that judges beside clangd's."""
    total = 0
    for thread in pathlib.Path(f"/proc/{process}/task").iterdir():
        try:
            if (thread / "comm").read_text().strip() != "poolwise":
                total += int((thread / "schedstat").read_text().split()[0])
        except OSError:
            pass  # it has just ended
    return total / 1e9


def ticks_in(stat):
    return sum(int(n) for n in pathlib.Path(stat).read_text().rsplit(")", 1)[1].split()[11:13])


class Session:
    """One server with one file, as long as it takes."""

    def __init__(self, command, project, file, edits):
        self.has_findings = command != [PLAIN]
        start = time.monotonic()
        self.editor = Editor([*command, "--background-index=false", "--log=error",
                              f"--compile-commands-dir={project.build}"], file.parent,
                             environment={"XDG_CONFIG_HOME": str(project.settings)},
                             log=project.settings / "server.log")
        text = self.editor.open(file.name)
        self.first = self.until_diagnostics(file, start)
        self.first_cpu = cpu_time(self.editor.server.pid)
        self.first_findings = self.until_findings(start)
        self.edit, self.edit_cpu, self.edit_findings = [], [], []
        for number in range(edits):
            self.until_quiet()
            start, used = time.monotonic(), cpu_time(self.editor.server.pid)
            self.editor.change(file.name, f"{text}\nstatic int typed{number}() "
                                          f"{{ return {number}; }}\n")
            self.edit.append(self.until_diagnostics(file, start))
            self.edit_cpu.append(cpu_time(self.editor.server.pid) - used)
            self.edit_findings.append(self.until_findings(start))
        self.editor.close()

    def until_quiet(self):
        """What follows the diagnostics, an index among it, is no part of the next edit."""
        before = None
        while (now := ticks_in(f"/proc/{self.editor.server.pid}/stat")) != before:
            before = now
            time.sleep(0.3)

    def until_diagnostics(self, file, start):
        self.editor.diagnostics(file.name, timeout=600)
        return time.monotonic() - start

    def until_findings(self, start):
        """The lenses are refreshed when a file was analysed."""
        if not self.has_findings:
            return 0
        self.editor.wait(lambda: "workspace/codeLens/refresh" in self.editor.asked, "findings", 600)
        self.editor.asked.clear()
        return time.monotonic() - start


def measured(project, file, servers, rounds, edits):
    taken = {name: {what: [] for what in ("first", "first_cpu", "first_findings",
                                          "edit", "edit_cpu", "edit_findings")}
             for name in servers}
    for _ in range(rounds):
        for name, command in servers.items():
            session = Session(command, project, file, edits)
            for what, times in taken[name].items():
                value = getattr(session, what)
                times.extend(value if isinstance(value, list) else [value])
    return {name: {what: statistics.median(times) for what, times in t.items()}
            for name, t in taken.items()}


def rows_of(project, file, m):
    ours, plain = m["poolwise-clangd"], m[PLAIN]
    lines = file.read_bytes().count(b"\n")
    for what, label in WHAT.items():
        def cells(key):
            return (f"{plain[key] * 1000:.0f} ms | {ours[key] * 1000:.0f} ms | "
                    f"{ours[key] / plain[key]:.2f}")
        yield (f"| {project.name}: {file.name} | {lines} | {label} | {cells(what)} | "
               f"{cells(what + '_cpu')} | {ours[what + '_findings'] * 1000:.0f} ms |")


WHAT = {"first": "from the start", "edit": "after an edit"}
HEAD = ("| file | lines | to diagnostics | clangd | poolwise-clangd | ratio | its CPU time "
        "| poolwise-clangd's | ratio | findings there after |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")


def fetched(build):
    """Build folders of the packages in FILES."""
    subprocess.run([sys.executable, ROOT / "tests" / "ecosystem" / "run.py", "--build", build,
                    "--fetch-only", *FILES], check=True)
    return [run.work_folder() / name / "build" for name in FILES]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--files", type=int, default=2)
    parser.add_argument("--page", type=pathlib.Path)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    build = options.build.resolve()
    servers = {PLAIN: [PLAIN], "poolwise-clangd": [build / "plugin" / "clangd" / "poolwise-clangd"]}

    rows, ratios = [], {what + cpu: [] for what in WHAT for cpu in ("", "_cpu")}
    with tempfile.TemporaryDirectory(prefix="poolwise-bench-") as work:
        for folder in options.folders or fetched(build):
            project = Project(folder.resolve(), build / "analyzer" / "poolwise",
                              pathlib.Path(work).resolve(),
                              options.files if options.folders else 0)
            for file in project.files:
                m = measured(project, file, servers, options.rounds, options.edits)
                rows += rows_of(project, file, m)
                print("\n".join(rows[-len(WHAT):]), flush=True)
                for what, all_ratios in ratios.items():
                    all_ratios.append(m["poolwise-clangd"][what] / m[PLAIN][what])
    over = {what: statistics.geometric_mean(all_ratios) for what, all_ratios in ratios.items()}
    text = (f"Measured on {datetime.date.today()}, {options.rounds} interleaved sessions of "
            f"{options.edits} edits, load average at the end {os.getloadavg()[0]:.1f}. All files: "
            f"{over['first']:.2f} to the first diagnostics, {over['edit']:.2f} after an edit; "
            f"by CPU time {over['first_cpu']:.2f} and {over['edit_cpu']:.2f} (bar {BAR}).\n\n"
            + "\n".join([HEAD, *rows]))
    print(f"\n{text}")
    if options.page:
        options.page.write_text(page.replaced(options.page.read_text(), TABLE, text))


if __name__ == "__main__":
    main()
