"""One project, measured: what poolwise says of it, how long it takes, and whether
it says the same with one worker and with two.

In: a folder with compile_commands.json. Out: a Measured. Not judged here: whether
the findings are right; that takes a reader.
"""

import collections
import dataclasses
import json
import os
import shlex
import subprocess
import time


# Options of g++ that clang++ takes for errors; none matters to a front end.
OTHERS = ("-ftree-loop-vectorize", "-flto=2", "-flto=auto")


@dataclasses.dataclass
class Measured:
    units: int = 0
    analyzed: int = 0
    failures: list = dataclasses.field(default_factory=list)
    crashes: int = 0
    functions: int = 0
    kinds: dict = dataclasses.field(default_factory=dict)
    candidates: int = 0
    findings: int = 0
    fixable: int = 0
    checks: dict = dataclasses.field(default_factory=dict)
    verdicts: dict = dataclasses.field(default_factory=dict)
    same: bool = False
    refused: int = 0
    check_seconds: float = 0
    compiler_seconds: float = 0


def timed(command, folder=None):
    """Runs it. Returns the result and its CPU time, children's included."""
    before = os.times()
    done = subprocess.run([str(word) for word in command], cwd=folder,
                          capture_output=True)
    after = os.times()
    return done, (after.children_user - before.children_user +
                  after.children_system - before.children_system)


def entries(build):
    """The database's compile commands, each file once."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        found.setdefault(os.path.join(entry["directory"], entry["file"]), entry)
    return list(found.values())


def compiler_time(build, compiler="clang++-22"):
    """CPU time of the compiler's front end alone over the same files, and how many
    of them it refused (options that only another compiler knows)."""
    total, refused = 0.0, 0
    for entry in entries(build):
        words = entry.get("arguments") or shlex.split(entry["command"])
        if "-o" in words:
            at = words.index("-o")
            del words[at:at + 2]
        words = [word for word in words if word not in OTHERS]
        command = [compiler, *words[1:], "-fsyntax-only", "-w"]
        if entry["file"].endswith(".c"):
            command[0] = compiler.replace("++", "")
        done, seconds = timed(command, entry["directory"])
        total += seconds
        refused += done.returncode != 0
    return total, refused


def report(poolwise, build, command, jobs):
    done, seconds = timed([poolwise, command, "-p", build, "--format", "json",
                           "--no-cache", "-j", jobs])
    if done.returncode not in (0, 1, 3):
        raise RuntimeError(f"poolwise {command}: exit status {done.returncode}\n"
                           f"{done.stderr.decode(errors='replace')}")
    return done.stdout, seconds


def measure(poolwise, build):
    text, seconds = report(poolwise, build, "check", 2)
    again, _ = report(poolwise, build, "check", 1)
    functions, _ = report(poolwise, build, "functions", 2)
    data = json.loads(text)
    units = data["summary"]["translation_units"]
    compiler_seconds, refused = compiler_time(build)
    count = collections.Counter
    kinds = count(f["kind"] for f in json.loads(functions)["functions"])
    return Measured(
        units=units["total"], analyzed=units["analyzed"] + units["cached"],
        failures=data["failures"],
        crashes=sum("crash" in f["message"] for f in data["failures"]),
        functions=sum(kinds.values()), kinds=dict(sorted(kinds.items())),
        candidates=data["summary"]["candidates"],
        findings=data["summary"]["findings"], fixable=data["summary"]["fixable"],
        checks=dict(sorted(count(f["check"] for f in data["findings"]).items())),
        verdicts=dict(sorted(count(f["verdict"] for f in data["findings"]).items())),
        same=text == again, check_seconds=seconds,
        compiler_seconds=compiler_seconds, refused=refused)


def pause_if_busy(limit=1.5, seconds=60):
    """Waits a little for a quieter machine; times mean more then."""
    until = time.monotonic() + seconds
    while os.getloadavg()[0] > limit and time.monotonic() < until:
        time.sleep(5)
