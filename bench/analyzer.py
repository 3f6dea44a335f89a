"""How long `poolwise check` takes beside the compiler's own front end.

`./dev bench analyzer [--rounds N] [--files N] [--page docs/performance.md]
[BUILD_DIR...]`: each folder holds a compile_commands.json; without one, source
packages of Debian are fetched and configured (PROJECTS). All ways of reading the
files take turns, so a busy machine slows them alike; the tables show medians of user
time, workers included, and of user and system time where nothing changed.
`--files N` takes N files of each project, evenly spread. `--page` writes the tables
between the marks of a page.
"""

import argparse
import datetime
import json
import os
import pathlib
import re
import shlex
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "ecosystem"))
sys.path.append(str(ROOT / "runtime" / "bench"))
import measure  # noqa: E402  (found only now)
import page  # noqa: E402
import run  # noqa: E402

PROJECTS = "leveldb", "ninja-build", "spdlog"
TABLE = "analyzer table"  # its place on the page


class Usage:
    """What a command and all that it started took."""

    def __init__(self, command, folder):
        process = subprocess.Popen([str(w) for w in command], cwd=folder, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.text = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)
        self.user = used.ru_utime
        self.cpu = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss / 1024


class Project:
    def __init__(self, build, files, work):
        self.name = build.parent.name if build.name == "build" else build.name
        entries = measure.entries(build)
        if files and files < len(entries):
            entries = [entries[i * len(entries) // files] for i in range(files)]
        self.folder = work / self.name
        self.folder.mkdir(parents=True)
        (self.folder / ".poolwise.yaml").write_text("policy: cxx\n")
        # One that can be changed: it is as much to read as one of the project.
        example = next(e for e in reversed(entries) if not e["file"].endswith(".c"))
        self.source = pathlib.Path(example["directory"]) / example["file"]
        self.own = self.folder / self.source.name
        self.change(0)
        words = example.get("arguments") or shlex.split(example["command"])
        words = [str(self.own) if word == example["file"] else word for word in words]
        changing = {"directory": example["directory"], "file": str(self.own),
                    "arguments": [*words, f"-iquote{self.source.parent}"]}
        self.entries = [*entries, changing]
        (self.folder / "compile_commands.json").write_text(json.dumps(self.entries))

    def change(self, number):
        self.own.write_text(f'#include "{self.source}"\nint changed() {{ return {number}; }}\n')

    def changed(self, poolwise, number):
        """What a change of one file costs beyond reading that file."""
        self.change(number)
        everything = self.check(poolwise)
        assert ", 1 made anew" in everything.text, everything.text
        alone = Usage([poolwise, "summarize", "-j1", "--no-cache", "--no-preamble",
                       "-o", "one.pws", self.own], self.folder)
        assert alone.status == 0, alone.text
        return everything.user - alone.user

    def sizes(self):
        """Bytes of all summaries in the store, and of all objects of an -O2 build, by those
        of each third file."""
        objects, few = 0, self.entries[::3]
        for entry in few:
            out = self.folder / "object.o"
            used = Usage([*self.command(entry), "-O2", "-w", "-c", "-o", out],
                         entry["directory"])
            assert used.status == 0, used.text
            objects += out.stat().st_size
        [store] = (self.folder / ".poolwise").glob("summaries-*.db")
        summaries = 0
        for table in "records", "texts":
            summaries += sum(sum(len(cell) for cell in row if isinstance(cell, bytes))
                             for row in sqlite3.connect(store).execute(f"SELECT * FROM {table}"))
        return summaries, objects * len(self.entries) / len(few)

    @staticmethod
    def command(entry):
        words = list(entry.get("arguments") or shlex.split(entry["command"]))
        if "-o" in words:
            at = words.index("-o")
            del words[at:at + 2]
        words = [word for word in words[1:]
                 if word not in measure.OTHERS and word not in ("-g", "-c")
                 and not word.startswith(("-flto", "-O"))]
        return ["clang-22" if entry["file"].endswith(".c") else "clang++-22", *words]

    def compiler(self):
        user, memory = 0, 0
        for entry in self.entries:
            used = Usage([*self.command(entry), "-fsyntax-only", "-w"], entry["directory"])
            user, memory = user + used.user, max(memory, used.memory)
        return user, memory

    def check(self, poolwise, *options):
        used = Usage([poolwise, "check", "-j1", "--stats", "-o", "/dev/null", *options],
                     self.folder)
        assert used.status in (0, 1, 3), used.text
        return used

    def cache(self):
        shutil.rmtree(self.folder / ".poolwise", ignore_errors=True)


def memories(text):
    """MiB of the process that knows the program, and of its largest worker."""
    return map(int, re.search(r"(\d+) MiB of memory here, (\d+) in a worker", text).groups())


def later_stages(text):
    """CPU time from link to findings."""
    return sum(float(seconds) for name, seconds in
               re.findall(r"(?m)^ *(\w+) +([\d.]+) s$", text) if name != "extract")


def measured(project, poolwise, rounds):
    compiler, plain, ahead, memory, whole, late, idle, idle_content, one = (
        [] for _ in range(9))
    for number in range(rounds):
        user, peak = project.compiler()
        compiler.append(user)
        without = project.check(poolwise, "--no-cache", "--no-preamble")
        plain.append(without.user)
        here, worker = memories(without.text)
        memory.append(worker / peak)
        whole.append(here)
        project.cache()
        cold = project.check(poolwise)
        ahead.append(cold.user)
        late.append(later_stages(cold.text) / cold.user)
        idle.append(project.check(poolwise).cpu)
        idle_content.append(project.check(poolwise, "--cache-key=content").cpu)
        one.append(project.changed(poolwise, number + 1))
    m = statistics.median
    return (len(project.entries), m(compiler), m(plain) / m(compiler),
            m(ahead) / m(compiler), m(memory), m(whole), m(late), m(idle), m(idle_content),
            m(one), project.sizes())


def table(rows):
    lines = ["| project | files | `-fsyntax-only` | no preamble | with preamble | memory of a worker "
             "| of the whole | link to report | nothing changed | the same, by content | one file changed, more "
             "than its own | summaries / objects |",
             "| --- " * 12 + "|"]
    for name, (files, compiler, plain, ahead, memory, whole, late, idle, content, one,
               size) in rows:
        size = size[0] / size[1]
        lines.append(f"| {name} | {files} | {compiler:.1f} s | {plain:.2f} | {ahead:.2f} | "
                     f"{memory:.2f} | {whole:.0f} MiB | {late:.1%} | {idle * 1000:.0f} ms | "
                     f"{content * 1000:.0f} ms | {one * 1000:.0f} ms | {size:.1%} |")
    compiler = sum(row[1] for _, row in rows)
    size = sum(row[-1][0] for _, row in rows) / sum(row[-1][1] for _, row in rows)
    lines.append(f"| **all** | {sum(row[0] for _, row in rows)} | {compiler:.1f} s | "
                 f"**{sum(row[1] * row[2] for _, row in rows) / compiler:.2f}** | "
                 f"**{sum(row[1] * row[3] for _, row in rows) / compiler:.2f}** | | | | | | | {size:.1%} |")
    return "\n".join(lines)


def machine():
    version = subprocess.run(["clang++-22", "--version"], capture_output=True, text=True)
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return (f"{os.cpu_count()} cores of {model[1] if model else os.uname().machine}, "
            f"{version.stdout.splitlines()[0]}")


def fetched():
    """Build folders of PROJECTS."""
    subprocess.run([sys.executable, ROOT / "tests" / "ecosystem" / "run.py", "--build",
                    ROOT / "build", "--fetch-only", *PROJECTS], check=True)
    return [run.work_folder() / name / "build" for name in PROJECTS]


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
        for folder in options.folders or fetched():
            project = Project(folder.resolve(), options.files, pathlib.Path(work))
            rows.append((project.name, measured(project, poolwise, options.rounds)))
            print(table(rows[-1:]).splitlines()[2], flush=True)
    load = f"load average at the end {os.getloadavg()[0]:.1f}"
    text = (f"Measured on {datetime.date.today()}: {machine()}, {options.rounds} interleaved "
            f"rounds, {load}.\n\n{table(rows)}")
    print(f"\n{text}")
    if options.page:
        options.page.write_text(page.replaced(options.page.read_text(), TABLE, text))


if __name__ == "__main__":
    main()
