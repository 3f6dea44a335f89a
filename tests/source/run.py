"""Rules about the source itself: format, size, and who may include Clang.

One test a file and rule. Last line: `N passed, N failed`.
"""

import itertools
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LINES = 500
CODE = {".h", ".cpp", ".py", ".sh", ".cmake", ".yaml"}
# Tables: data that would not be clearer in two files.
TABLES = ("tests/reach/", "rules/", "tests/unit/", "tests/rules/")
# What a test hands to poolwise stays as its author wrote it.
INPUTS = ("tests/lit/", "tests/equivalence/", "tests/refused/", "tests/known-bugs/")
CLANG = ("analyzer/lib/Extract/", "analyzer/include/poolwise/Extract/", "plugin/",
         "analyzer/lib/Format/",
         "tests/unit/Extract/")


def sources():
    listed = subprocess.run(["git", "ls-files", "--cached", "--others",
                             "--exclude-standard"], cwd=ROOT, capture_output=True,
                            text=True, check=True).stdout.splitlines()
    return sorted(p for p in set(listed)
                  if pathlib.Path(p).suffix in CODE and (ROOT / p).is_file())


def too_long(path, text):
    lines = text.count("\n")
    if lines > LINES and not path.startswith(TABLES):
        return f"{path}: {lines} lines, more than {LINES}"
    return None


def includes_clang(path, text):
    if path.startswith(("analyzer/", "runtime/")) and not path.startswith(CLANG):
        found = re.search(r'(?m)^\s*#\s*include\s*[<"]clang', text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            return f"{path}:{line}: only Extract, Format and plugin/ may include clang/"
    return None


def runtime_knows_analyzer(path, text):
    if path.startswith("runtime/") and re.search(r"#\s*include\s*[<\"]llvm", text):
        return f"{path}: the runtime needs no LLVM"
    return None


def without_contract(path, text):
    """What the runtime's users ask first stands at the head of each header."""
    if not path.startswith("runtime/include/"):
        return None
    head = "\n".join(itertools.takewhile(lambda line: line.startswith("//"),
                                         text.splitlines()))
    missing = [word for word in ("Thread safety", "Blocking", "Exceptions", "Shutdown")
               if not re.search(rf"(?m)^//.*\b{word}[:,]", head)]
    return f"{path}: the head does not speak of: {', '.join(missing)}" if missing else None


def unformatted(path, text):
    if pathlib.Path(path).suffix not in (".h", ".cpp") or path.startswith(INPUTS):
        return None
    done = subprocess.run(["clang-format-22", "--dry-run", "-Werror", path], cwd=ROOT,
                          capture_output=True, text=True)
    return done.stderr.splitlines()[0] if done.returncode else None


def main():
    passed, failed = 0, 0
    for path in sources():
        text = (ROOT / path).read_text(errors="replace")
        for rule in (too_long, includes_clang, runtime_knows_analyzer, without_contract,
                     unformatted):
            complaint = rule(path, text)
            if complaint:
                print(complaint)
                failed += 1
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
