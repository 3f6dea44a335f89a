"""The safe fixes of a real project, applied to a copy, built and tested.

In: a project that fetch.py made ready, and an installed poolwise. Out: the patch
in WORK/NAME/fixed/fixes.patch, and whether the project's own tests pass before and
after. Projects that are written in an older C++ are configured as C++20 for this,
since the runtime needs it.
"""

import shutil
import subprocess

import fetch


def link_options(prefix):
    library = next(prefix.glob("lib/**/libpoolwise.a"))
    return [f"-DCMAKE_CXX_FLAGS=-isystem {prefix}/include",
            f"-DCMAKE_CXX_STANDARD_LIBRARIES={library} -pthread",
            "-DCMAKE_CXX_STANDARD=20"]


def run_tests(project, folder, log):
    fetch.run(["sh", "-c", project["tests"]], log, cwd=folder / "build")


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
    options = project.get("cmake", []) + link_options(prefix)
    fetch.configure(dict(project, cmake=options), copy, log)
    run_tests(project, copy, log)

    check = [prefix / "bin" / "poolwise", "check", "-p", copy / "build"]
    patch = subprocess.run([*check, "--diff"], cwd=copy / "src", capture_output=True,
                           text=True).stdout
    (copy / "fixes.patch").write_text(patch)
    done = subprocess.run([*check, "--fix"], cwd=copy / "src", capture_output=True,
                          text=True)
    if done.returncode > 1:
        raise fetch.FetchError(f"{name}: check --fix: {done.stderr}")
    run_tests(project, copy, log)
    files = patch.count("\n+++ ") + patch.startswith("+++ ")
    return (f"Fixes applied in {files} files, built; its own tests pass before and "
            f"after.\n\n```diff\n{patch}```\n")
