"""The safe fixes of a real project, applied to a copy, built and tested.

In: a project that fetch.py made ready, and a build of poolwise. Out: Applied, and in
WORK/NAME/fixed the patch (fixes.patch), what `check` said (check.json) and the log.

  1. a copy is made C++20 (standard.py), built, and its tests run
  2. `poolwise check --fix`, thresholds off: a fix must be right, however little it gains
  3. the changed files bring no new warning under -Wall -Wextra -Wshadow
  4. it is built and its tests run again; a second `check` finds nothing to change
  5. with -fsanitize=thread, the runtime too, it is built and its tests run: no report
     of a race in which a task of the runtime takes part

Not handled: tests that fail before any fix; `tests` leaves them out.
"""

import collections
import dataclasses
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess

import fetch
import standard

RUNTIME = pathlib.Path(__file__).resolve().parents[2] / "runtime"
TSAN = "-fsanitize=thread -gline-tables-only"
WARNINGS = ["-fsyntax-only", "-Wall", "-Wextra", "-Wshadow"]


@dataclasses.dataclass
class Applied:
    findings: list
    files: int
    races_of_its_own: int


def with_runtime(project, prefix, flags=""):
    """The project, configured to find and link the runtime, and the environment
    for its commands: CMake takes options, make the usual variables."""
    # `u8"x"` is of another type in C++20; it is not what is tried here.
    compile_with = f"-isystem {prefix / 'include'} -fno-char8_t {flags}".strip()
    library = next(prefix.glob("lib*/**/libpoolwise.a"))
    link_with = f"{library} -pthread"
    environment = dict(os.environ, POOLWISE_CPU_THREADS="4", POOLWISE_IO_THREADS="8")
    if "make" in project:
        return project, dict(environment, CXXFLAGS=compile_with, LDFLAGS=f"{flags} {link_with}")
    options = [f"-DCMAKE_CXX_FLAGS={compile_with}", f"-DCMAKE_C_FLAGS={flags}",
               f"-DCMAKE_CXX_STANDARD_LIBRARIES={link_with}", f"-DCMAKE_PREFIX_PATH={prefix}",
               "-DCMAKE_CXX_STANDARD=20",
               # Built for its tests, not for its speed.
               "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0",
               "-DCMAKE_C_FLAGS_DEBUG=-O0"]
    if shutil.which("ccache"):
        options += ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache", "-DCMAKE_C_COMPILER_LAUNCHER=ccache"]
    return dict(project, cmake=project.get("cmake", []) + options), environment


def runtime(work, name, flags):
    """The runtime, installed; for ThreadSanitizer, which must see what its atomics order,
    built for it."""
    prefix, build = work / name, work / name / "build"
    build.mkdir(parents=True, exist_ok=True)
    log = work / name / "log"
    configure = ["cmake", "-S", RUNTIME, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                 "-DCMAKE_CXX_COMPILER=clang++-22", f"-DCMAKE_CXX_FLAGS={flags}",
                 f"-DCMAKE_INSTALL_PREFIX={prefix}"]
    fetch.run([str(word) for word in configure], log)
    fetch.run(["ninja", "-C", str(build), "-j2", "install"], log)
    return prefix


def build_and_test(project, folder, environment, log):
    builder = "make -j2" if "generator" in project else "ninja -j2"
    for command in (project.get("build", builder), project["tests"]):
        fetch.run(["sh", "-c", command], log, cwd=folder / "build", env=environment)


def warnings(copy, patch):
    """How often each warning stands in each file that the patch changes."""
    changed = {str((copy / "src" / name).resolve())
               for name in re.findall(r"(?m)^\+\+\+ b/(\S+)", patch)}
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


def races(project, copy, prefix, log):
    """Builds the fixed copy with ThreadSanitizer, runs its tests. Raises on a race with the
    runtime in it; returns how many others there are."""
    folder = copy / "tsan"
    folder.mkdir()
    shutil.copytree(copy / "src", folder / "src", symlinks=True)
    project, environment = with_runtime(project, prefix, TSAN)
    environment["TSAN_OPTIONS"] = f"halt_on_error=0 exitcode=0 log_path={folder}/race"
    fetch.configure(project, folder, log, environment)
    build_and_test(project, folder, environment, log)
    reports = [report for path in folder.glob("race.*")
               for report in path.read_text(errors="replace").split("==================")
               if "WARNING: ThreadSanitizer: data race" in report]
    ours = [report for report in reports if "poolwise::" in report]
    if ours:
        raise fetch.FetchError(f"ThreadSanitizer:\n{ours[0]}")
    return len(reports)


def poolwise_check(build, copy, *more):
    done = subprocess.run([build / "analyzer" / "poolwise", "check", "-p", copy / "build",
                           "--min-task-us", "0", "--min-speedup", "0", "--cache-dir",
                           copy / "cache", "--quiet", *more], cwd=copy / "src",
                          capture_output=True, text=True, errors="replace")
    if done.returncode not in (0, 1, 3):
        raise fetch.FetchError(f"poolwise check {' '.join(more)}: {done.stderr}")
    return done.stdout


def fix(name, project, folder, build):
    """Raises FetchError when anything is not as it was."""
    if "tests" not in project:
        raise fetch.FetchError(f"{name}: projects.yaml names no tests")
    copy = folder / "fixed"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    log = copy / "log"
    shutil.copytree(folder / "src", copy / "src", symlinks=True)
    standard.raise_standard(copy / "src")
    work = folder.parent
    plain, environment = with_runtime(project, runtime(work, "runtime", ""))
    fetch.configure(plain, copy, log, environment)
    build_and_test(plain, copy, environment, log)

    patch = poolwise_check(build, copy, "--diff")
    (copy / "fixes.patch").write_text(patch)
    before = warnings(copy, patch)
    said = poolwise_check(build, copy, "--fix", "--format", "json")
    (copy / "check.json").write_text(said)
    findings, files = json.loads(said)["findings"], len(re.findall(r"(?m)^\+\+\+ ", patch))
    if not files:
        return Applied(findings, 0, 0)
    more = warnings(copy, patch) - before
    if more:
        raise fetch.FetchError(f"{name}: new warnings: {sorted(more)}")
    build_and_test(plain, copy, environment, log)
    again = poolwise_check(build, copy, "--diff")
    if again:
        raise fetch.FetchError(f"{name}: a second run changes more:\n{again}")
    return Applied(findings, files,
                   races(project, copy, runtime(work, "runtime-tsan", TSAN), log))
