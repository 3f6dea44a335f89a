"""The installed poolwise, alone and inside other programs: clang-tidy, the compiler, clangd,
CMake.

Installs into a folder, renames that, and lets the real programs load what is in
it. One function a test, in the module of its program. Last line:
`N passed, N failed`.
"""

import argparse
import os
import pathlib
import sys
import tempfile
import traceback

import clangd_test
import cmake_test
import compiler_test
import install_test
import lsp_test
import other_builds_test
import tidy_test
from sandbox import Sandbox, run

MODULES = [install_test, tidy_test, compiler_test, cmake_test, clangd_test, lsp_test,
           other_builds_test]


def tests(names):
    for module in MODULES:
        for name, function in list(vars(module).items()):
            full = f"{module.__name__.removesuffix('_test')}.{name}"
            if name.endswith(("_ok", "_bad")) and (not names or any(n in full for n in names)):
                yield full, function


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("names", nargs="*", help="only tests whose name holds one of these")
    options = parser.parse_args()
    os.environ.pop("POOLWISE_NO_CACHE", None)  # editors read what a run left

    passed, failed = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder).resolve()
        run("cmake", "--install", options.build, "--prefix", work / "first", check=True)
        (work / "first").rename(work / "moved")
        for number, (name, test) in enumerate(tests(options.names)):
            box = Sandbox(work / "moved", work / f"test-{number}")
            box.build, box.first_prefix = options.build.resolve(), work / "first"
            try:
                test(box)
            except Exception:  # an assertion of its own, or a program that hangs
                failed += 1
                print(f"FAIL {name}\n{traceback.format_exc()}")
            else:
                passed += 1
                print(f"ok   {name}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
