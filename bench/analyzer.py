"""How long `poolwise check` takes beside the compiler's own front end.

`./dev bench analyzer [--rounds N] [--files N] [--page docs/performance.md]
[BUILD_DIR...]`: each folder holds a compile_commands.json; without one, poolwise's
own. All ways of reading the files take turns, so a busy machine slows them alike;
the tables show medians of user time, workers included. `--files N` takes N files of
each project, evenly spread. `--page` writes the tables between the marks of a page.
"""

import argparse
import datetime
import json
import os
import pathlib
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "ecosystem"))
import measure  # noqa: E402  (found only now)

MARKS = "<!-- analyzer table -->", "<!-- end of analyzer table -->"


class Usage:
    """What a command and all that it started took."""

    def __init__(self, command, folder):
        start = time.monotonic()
        process = subprocess.Popen([str(w) for w in command], cwd=folder, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.text = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)
        self.user = used.ru_utime
        self.memory = used.ru_maxrss / 1024
        self.wall = time.monotonic() - start


class Project:
    def __init__(self, build, files, work):
        self.name = build.parent.name if build.name == "build" else build.name
        entries = measure.entries(build)
        if files and files < len(entries):
            entries = [entries[i * len(entries) // files] for i in range(files)]
        self.entries = entries
        self.folder = work / self.name
        self.folder.mkdir(parents=True)
        (self.folder / ".poolwise.yaml").write_text("policy: cxx\n")
        (self.folder / "compile_commands.json").write_text(json.dumps(entries))

    def compiler(self):
        user, memory = 0, 0
        for entry in self.entries:
            words = entry.get("arguments") or shlex.split(entry["command"])
            if "-o" in words:
                at = words.index("-o")
                del words[at:at + 2]
            words = [word for word in words if word not in measure.OTHERS]
            compiler = "clang-22" if entry["file"].endswith(".c") else "clang++-22"
            used = Usage([compiler, *words[1:], "-fsyntax-only", "-w"], entry["directory"])
            user, memory = user + used.user, max(memory, used.memory)
        return user, memory

    def check(self, poolwise, *options):
        used = Usage([poolwise, "check", "-j1", "--stats", "-o", "/dev/null", *options],
                     self.folder)
        assert used.status in (0, 1, 3), used.text
        return used

    def cache(self):
        shutil.rmtree(self.folder / ".poolwise", ignore_errors=True)


def later_stages(text):
    times = {name: float(seconds) for name, seconds in
             re.findall(r"(?m)^ *(\w+) +([\d.]+) s$", text)}
    return sum(seconds for name, seconds in times.items() if name != "extract"), \
        sum(times.values())


def measured(project, poolwise, rounds):
    compiler, plain, ahead, memory, late, idle, idle_content = ([] for _ in range(7))
    for _ in range(rounds):
        user, peak = project.compiler()
        compiler.append(user)
        without = project.check(poolwise, "--no-cache", "--no-preamble")
        plain.append(without.user)
        memory.append(without.memory / peak)
        stages, wall = later_stages(without.text)
        late.append(stages / wall)
        project.cache()
        ahead.append(project.check(poolwise).user)
        idle.append(project.check(poolwise).wall)
        idle_content.append(project.check(poolwise, "--cache-key=content").wall)
    m = statistics.median
    return (len(project.entries), m(compiler), m(plain) / m(compiler),
            m(ahead) / m(compiler), m(memory), m(late), m(idle), m(idle_content))


def table(rows):
    lines = ["| project | files | `-fsyntax-only` | no preamble | with preamble | peak memory "
             "| link to report | nothing changed | the same, by content |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    for name, (files, compiler, plain, ahead, memory, late, idle, content) in rows:
        lines.append(f"| {name} | {files} | {compiler:.1f} s | {plain:.2f} | {ahead:.2f} | "
                     f"{memory:.2f} | {late:.0%} | {idle * 1000:.0f} ms | "
                     f"{content * 1000:.0f} ms |")
    compiler = sum(row[1] for _, row in rows)
    lines.append(f"| **all** | {sum(row[0] for _, row in rows)} | {compiler:.1f} s | "
                 f"**{sum(row[1] * row[2] for _, row in rows) / compiler:.2f}** | "
                 f"**{sum(row[1] * row[3] for _, row in rows) / compiler:.2f}** | | | | |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--page", type=pathlib.Path)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    poolwise = options.build.resolve() / "analyzer" / "poolwise"
    os.environ.pop("POOLWISE_NO_CACHE", None)

    rows = []
    with tempfile.TemporaryDirectory(prefix="poolwise-bench-") as work:
        for folder in options.folders or [options.build]:
            project = Project(folder.resolve(), options.files, pathlib.Path(work))
            rows.append((project.name, measured(project, poolwise, options.rounds)))
            print(table(rows[-1:]).splitlines()[2], flush=True)
    load = "load average at the end " + f"{os.getloadavg()[0]:.1f}"
    text = (f"Measured on {datetime.date.today()}, {options.rounds} interleaved rounds, {load}; "
            f"columns 4 and 5 are user time over that of `clang++-22 -fsyntax-only`.\n\n"
            f"{table(rows)}")
    print(f"\n{text}")
    if options.page:
        page = options.page.read_text()
        before, rest = page.split(MARKS[0])
        after = rest.split(MARKS[1])[1]
        options.page.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}")


if __name__ == "__main__":
    main()
