"""Programs that `--fix` rewrites behave as before.

For each case (a C++ program in this folder):
  1. build it as it is, run it: output A and exit status
  2. `poolwise check --fix` on a copy; the copy must change, and must hold the
     text of each `// WANT: text` line of the case
  3. build the copy with the runtime, run it three times: must equal A
  4. the same with -fsanitize=thread, the runtime's sources included: no report
  5. `poolwise check --fix` again: the copy must stay byte-identical

All builds use -Wall -Wextra -Werror, so that a rewrite brings no warning.
Last line: `N passed, N failed`.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RUNTIME = ROOT / "runtime"
CXX = os.environ.get("CXX", "clang++-22")
FLAGS = ["-std=c++20", "-O1", "-g", "-pthread", f"-I{RUNTIME / 'include'}"]
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter", "-Wno-sign-compare"]
# More threads than cores, so that rounds really overlap.
THREADS = dict(os.environ, POOLWISE_CPU_THREADS="4", POOLWISE_IO_THREADS="8",
               TSAN_OPTIONS="halt_on_error=0 exitcode=66")


class Failed(Exception):
    pass


def run(command, env=None, timeout=300):
    try:
        return subprocess.run([str(c) for c in command], capture_output=True, text=True,
                              errors="replace", env=env, timeout=timeout)
    except subprocess.TimeoutExpired:
        raise Failed(f"no end after {timeout} s: {' '.join(map(str, command))}")


def compile_runtime(folder, name, flags):
    """The runtime as one archive, in one of the two ways of building."""
    objects = folder / name
    objects.mkdir()
    compiler = ([shutil.which("ccache")] if shutil.which("ccache") else []) + [CXX]

    def one(source):
        output = objects / (source.stem + ".o")
        done = run([*compiler, *FLAGS, *flags, "-c", source, "-o", output])
        if done.returncode:
            raise Failed(f"the runtime does not build:\n{done.stderr}")
        return output

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        made = list(pool.map(one, sorted((RUNTIME / "src").glob("*.cpp"))))
    archive = folder / f"libpoolwise-{name}.a"
    run(["ar", "rcs", archive, *made])
    return archive


def build(source, program, *more):
    done = run([CXX, *FLAGS, *WARNINGS, source, "-o", program, *more])
    if done.returncode:
        raise Failed(f"{source} does not build:\n{done.stderr}\n{source.read_text()}")


def outcome(program):
    done = run([program], env=THREADS, timeout=120)
    return done.stdout, done.returncode, done.stderr


def fix(poolwise, source):
    done = run([poolwise, "check", "--fix", "--min-task-us", "0", "--min-speedup", "0",
                "--no-cache", source, "--", *FLAGS])
    if done.returncode not in (0, 1):
        raise Failed(f"poolwise ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def compare(what, got, expected):
    if got[:2] != expected[:2]:
        raise Failed(f"{what}: expected status {expected[1]} and output\n{expected[0]}\n"
                     f"got status {got[1]} and output\n{got[0]}\n{got[2]}")


def check(case, poolwise, archives, folder):
    folder.mkdir()
    text = case.read_bytes().decode()
    build(case, folder / "before")
    expected = outcome(folder / "before")
    if not expected[0]:
        raise Failed("the case prints nothing, so it proves nothing")

    copy = folder / case.name
    copy.write_bytes(text.encode())
    said = fix(poolwise, copy)
    fixed = copy.read_bytes().decode()
    if fixed == text:
        raise Failed(f"not rewritten:\n{said}")
    for want in re.findall(r"// WANT: ([^\r\n]*)", text):
        if want not in fixed.replace("// WANT: " + want, ""):
            raise Failed(f"no '{want}' in the rewritten text:\n{fixed}\n{said}")

    build(copy, folder / "after", archives["plain"])
    for _ in range(3):
        compare("rewritten", outcome(folder / "after"), expected)
    build(copy, folder / "tsan", "-fsanitize=thread", archives["tsan"])
    checked = outcome(folder / "tsan")
    if "ThreadSanitizer" in checked[2]:
        raise Failed(f"a race in\n{fixed}\n{checked[2]}")
    compare("with ThreadSanitizer", checked, expected)

    said = fix(poolwise, copy)
    again = copy.read_bytes().decode()
    if again != fixed:
        raise Failed(f"the second run changes it again:\n{fixed}\n---\n{again}\n{said}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--poolwise", default=ROOT / "build/analyzer/poolwise")
    options.add_argument("-j", type=int, default=os.cpu_count())
    options.add_argument("--keep", type=pathlib.Path, help="work there and keep what is made")
    options.add_argument("case", nargs="*", help="names without .cpp; none: all")
    chosen = options.parse_args()
    cases = [c for c in sorted(HERE.glob("*.cpp")) if not chosen.case or c.stem in chosen.case]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="poolwise-equivalence-"))
    if chosen.keep:
        shutil.rmtree(chosen.keep, ignore_errors=True)
        chosen.keep.mkdir(parents=True)
        folder = chosen.keep.resolve()
    failed = 0
    try:
        archives = {"plain": compile_runtime(folder, "plain", []),
                    "tsan": compile_runtime(folder, "tsan", ["-fsanitize=thread"])}
        with concurrent.futures.ThreadPoolExecutor(chosen.j) as pool:
            running = [(c, pool.submit(check, c, chosen.poolwise, archives, folder / c.stem))
                       for c in cases]
            for case, done in running:
                try:
                    done.result()
                except Failed as why:
                    failed += 1
                    print(f"FAILED {case.stem}: {why}\n", flush=True)
    finally:
        if not chosen.keep:
            shutil.rmtree(folder)
    print(f"{len(cases) - failed} passed, {failed} failed")
    sys.exit(1 if failed or not cases else 0)


if __name__ == "__main__":
    main()
