"""The safe fixes of a real project, applied to a copy, built and tested.

In: a project that fetch.py made ready, and an installed poolwise. Out: the patch
in WORK/NAME/fixed/fixes.patch, and whether the project's own tests pass before and
after. Projects that are written in an older C++ are configured as C++20 for this,
since the runtime needs it.
"""

import collections
import json
import os
import shutil
import subprocess

import fetch


def with_runtime(project, prefix):
    """The project, configured to find and link the runtime, and the environment
    for its commands: CMake takes options, make the usual variables."""
    library = next(prefix.glob("lib/**/libpoolwise.a"))
    compile_with, link_with = f"-isystem {prefix}/include", f"{library} -pthread"
    if "make" in project:
        return project, dict(os.environ, CXXFLAGS=compile_with, LDFLAGS=link_with)
    options = [f"-DCMAKE_CXX_FLAGS={compile_with}",
               f"-DCMAKE_CXX_STANDARD_LIBRARIES={link_with}",
               f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_CXX_STANDARD=20",
               # Built twice for its tests, not for its speed.
               "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O1"]
    return dict(project, cmake=project.get("cmake", []) + options), dict(os.environ)


def run_tests(project, folder, environment, log):
    fetch.run(["sh", "-c", project["tests"]], log, cwd=folder / "build",
              env=environment)


def fix(name, project, folder, prefix):
    """Returns a paragraph for the report; raises FetchError when tests fail."""
    if "tests" not in project:
        raise fetch.FetchError(f"{name}: projects.yaml names no tests")
    copy = folder / "fixed"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    log = copy / "log"
    shutil.copytree(folder / "src", copy / "src", symlinks=True)
    if "modernize" in project:
        fetch.run(["sh", "-c", project["modernize"]], log, cwd=copy / "src")
    project, environment = with_runtime(project, prefix)
    fetch.configure(project, copy, log, environment)
    run_tests(project, copy, environment, log)

    # A fix must be right, however little it gains: the thresholds are off.
    check = [prefix / "bin" / "poolwise", "check", "-p", copy / "build", "--quiet",
             "--min-task-us", "0", "--min-speedup", "0"]
    patch = subprocess.run([*check, "--diff"], cwd=copy / "src", capture_output=True,
                           text=True, errors="replace").stdout
    (copy / "fixes.patch").write_text(patch)
    done = subprocess.run([*check, "--fix", "--format", "json"], cwd=copy / "src",
                          capture_output=True, text=True)
    if done.returncode not in (0, 1, 3):
        raise fetch.FetchError(f"{name}: check --fix: {done.stderr}")
    (copy / "check.json").write_text(done.stdout)
    run_tests(project, copy, environment, log)
    files = patch.count("\n+++ ") + patch.startswith("+++ ")
    return (counted(json.loads(done.stdout)["findings"]) +
            f"Fixes applied in {files} files, built; its own tests pass before and "
            f"after.\n\n```diff\n{patch}```\n")


def counted(findings):
    """How many places were rewritten, and how many refused for which hazard."""
    fixed = sum(bool(f["fix"] and f["fix"]["applicability"] == "safe") for f in findings)
    refused = [f for f in findings if f["verdict"] != "safe"]
    stays = len(findings) - fixed - len(refused)
    hazards = collections.Counter(h for f in refused
                                  for h in {h["name"] for h in f["hazards"]})
    rows = "".join(f"| {name} | {n} |\n" for name, n in hazards.most_common())
    return (f"{len(findings)} places: {fixed} rewritten, {stays} safe but without a "
            f"fix, {len(refused)} refused.\n\n"
            f"| hazard | places with it |\n| --- | --- |\n{rows}\n")
