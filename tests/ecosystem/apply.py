"""The safe fixes of a real project, applied to a copy, built and tested.

In: a project that fetch.py made ready, and a build of poolwise. Out: Applied (applied.py),
and in WORK/NAME/fixed the patch (fixes.patch), what `check` said (check.json), the log, and
Applied for later (applied.json).

  1. a copy is made C++20 (standard.py), built, and its tests run, also with
     -fsanitize=thread, the runtime too (races.py)
  2. `poolwise check --fix`, thresholds off: a fix must be right, however little it gains
  3. the changed files bring no new warning under -Wall -Wextra -Wshadow
  4. it is built and its tests run again, with threads and with the last round of each
     loop first; a second `check` finds nothing to change
  5. ThreadSanitizer has nothing new to tell

Not handled: tests that fail before any fix; `tests` leaves them out.
"""

import collections
import json
import pathlib
import re
import shlex
import shutil
import subprocess

import applied
import fetch
import races
import standard
import tree

WARNINGS = ["-fsyntax-only", "-Wall", "-Wextra", "-Wshadow"]


def files_of(patch):
    return re.findall(r"(?m)^\+\+\+ b/(\S+)", patch)


def warnings(copy, patch):
    """How often each warning stands in each file that the patch changes."""
    changed = {str((copy / "src" / name).resolve()) for name in files_of(patch)}
    found = collections.Counter()
    for entry in json.loads((copy / "build" / "compile_commands.json").read_text()):
        if str(pathlib.Path(entry["directory"], entry["file"]).resolve()) not in changed:
            continue
        words = entry.get("arguments") or shlex.split(entry["command"])
        words = [word for word in words if not word.startswith("-W") and word != "-w"]
        words = words[words[0].endswith("ccache"):]
        done = subprocess.run([*words, *WARNINGS], cwd=entry["directory"], capture_output=True,
                              text=True, errors="replace")
        for file, flag in set(re.findall(r"(?m)^(\S+?):(?:\d+:){2} warning:.*\[(-W\S+)\]$",
                                         done.stderr)):
            found[file, flag] += len(re.findall(
                rf"(?m)^{re.escape(file)}:(?:\d+:){{2}} warning:.*\[{re.escape(flag)}\]$",
                done.stderr))
    return found


def poolwise_check(build, copy, *more):
    done = subprocess.run([build / "analyzer" / "poolwise", "check", "-p", copy / "build",
                           "--min-task-us", "0", "--min-speedup", "0", "--cache-dir",
                           copy / "cache", "--quiet", *more], cwd=copy / "src",
                          capture_output=True, text=True, errors="replace")
    if done.returncode not in (0, 1, 3):
        raise fetch.FetchError(f"poolwise check {' '.join(more)}: {done.stderr}")
    return done.stdout


def steps(project, copy, build, done):
    """Raises FetchError when anything is not as it was."""
    log, work = copy / "log", copy.parent.parent
    plain = tree.Tree(project, copy, tree.install_runtime(work, "runtime", ""), log)
    plain.build("before")
    plain.test("before")
    watched_copy = copy / "tsan"
    shutil.copytree(copy / "src", watched_copy / "src", symlinks=True)
    prefix = tree.install_runtime(work, "runtime-tsan", races.FLAGS)
    watched = tree.Tree(project, watched_copy, prefix, log, races.FLAGS)
    before = races.reports(watched, "before")

    patch = poolwise_check(build, copy, "--diff")
    (copy / "fixes.patch").write_text(patch)
    done.files = len(files_of(patch))
    warned = warnings(copy, patch)
    said = poolwise_check(build, copy, "--fix", "--format", "json")
    (copy / "check.json").write_text(said)
    applied.count(json.loads(said)["findings"], done)
    more = warnings(copy, patch) - warned
    if more:
        raise fetch.FetchError(f"new warnings: {sorted(more)}")
    plain.build("after")
    plain.test("after")
    plain.test("after, the last round first", POOLWISE_REHEARSE="1")
    again = poolwise_check(build, copy, "--diff")
    if again:
        raise fetch.FetchError(f"a second run changes more:\n{again}")

    for name in files_of(patch):
        shutil.copyfile(copy / "src" / name, watched_copy / "src" / name)
    after = races.reports(watched, "after")
    done.reports = [len(before), len(after)]
    races.refuse_new(before, after)


def fix(name, project, folder, build):
    if "tests" not in project:
        raise fetch.FetchError(f"{name}: projects.yaml names no tests")
    copy = folder / "fixed"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    shutil.copytree(folder / "src", copy / "src", symlinks=True)
    standard.raise_standard(copy / "src")
    done = applied.Applied(version=str(project["version"]))
    try:
        steps(project, copy, build, done)
    except fetch.FetchError as error:
        done.broken = str(error)
    applied.keep(done, copy)
    return done
