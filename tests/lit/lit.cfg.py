"""Suites of poolwise: one folder a stage. Tools of LLVM 22 do the checking.

Run by hand:  lit -sv tests/lit --param poolwise=build/analyzer/poolwise
One test:     the same, with the test's path in place of tests/lit
"""

import os
import pathlib
import sys
import tempfile

import lit.formats

SOURCE = pathlib.Path(__file__).resolve().parent
LLVM = pathlib.Path("/usr/lib/llvm-22/bin")

config.name = "poolwise"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = str(SOURCE)

poolwise = lit_config.params.get("poolwise") or getattr(config, "poolwise", None)
if not poolwise or not os.access(poolwise, os.X_OK):
    lit_config.fatal("which poolwise? --param poolwise=BUILD/analyzer/poolwise")
poolwise = str(pathlib.Path(poolwise).resolve())

# Outputs stay beside the build, or in a folder that lasts as long as the run.
out = lit_config.params.get("out") or getattr(config, "out", None)
config.test_exec_root = str(out or tempfile.mkdtemp(prefix="poolwise-lit-"))

config.environment["PATH"] = os.pathsep.join([str(LLVM), os.environ["PATH"]])
config.environment["LC_ALL"] = "C.UTF-8"
config.environment["POOLWISE_NO_CACHE"] = "1"
# A configuration or repository around the tests must not change them.
config.environment["GIT_CEILING_DIRECTORIES"] = config.test_exec_root
for name in "HOME", "TMPDIR":
    if name in os.environ:
        config.environment[name] = os.environ[name]

config.substitutions += [
    ("%exits", f"{sys.executable} {SOURCE / 'exits.py'}"),
    ("%python", sys.executable),
    ("%poolwise", poolwise),
    ("%clangxx", str(LLVM / "clang++")),
    ("%root", str(SOURCE.parent.parent)),
]
