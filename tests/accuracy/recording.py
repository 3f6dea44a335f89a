"""Runs an instrumented program, and keeps what its functions took.

In: the folder that build_tree.py made, and a command. Out: a table: for each
function of the program's own source its place, calls and times. Functions that
took less than a millisecond in all do not matter and are left out.
"""

import json
import os
import pathlib
import subprocess

LEAST_US = 1000


class RecordingError(Exception):
    pass


def record(poolwise, work, command, environment=None):
    """Returns the profile of one run in the build folder."""
    out = work / "profile.json"
    out.unlink(missing_ok=True)
    with open(work / "run.log", "w") as log:
        done = subprocess.run(
            [poolwise, "profile", "-o", out, "--", *command], cwd=work / "build",
            stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            env=dict(os.environ, SOURCE=str(work / "src"), **(environment or {})))
    if done.returncode:
        raise RecordingError(f"{' '.join(command)}: see {work / 'run.log'}")
    return json.loads(out.read_text())


def table_of(profile, work, least_us=LEAST_US):
    """Rows of functions that stand in the tree, or were generated in the build."""
    work = work.resolve()
    rows = []
    for f in profile["functions"]:
        path = pathlib.Path(os.path.normpath(work / "build" / f["file"]))
        if f["wall_us"] < least_us or not path.is_relative_to(work):
            continue
        rows.append({**f, "file": str(path.relative_to(work))})
    return rows


def write(rows, path):
    """One row a line, so that changes can be read."""
    keys = ["name", "file", "line", "calls", "wall_us", "cpu_us", "io_us", "io_calls",
            "lock_us"]
    lines = [json.dumps({k: round(r[k]) if k.endswith("_us") else r[k] for k in keys})
             for r in rows]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n")


def functions_of(poolwise, work, jobs=2):
    """What poolwise says of the same sources."""
    out = work / "functions.json"
    done = subprocess.run([poolwise, "functions", "-p", work / "build", "--format", "json",
                           "--quiet", f"-j{jobs}", "-o", out])
    if done.returncode not in (0, 1, 3):
        raise RecordingError(f"poolwise functions: exit status {done.returncode}")
    return json.loads(out.read_text())["functions"]
