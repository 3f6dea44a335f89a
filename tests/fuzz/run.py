"""Random loops give the same before and after `--fix`, in any order of their rounds.

Writes programs (generate.py), runs them, rewrites them with all thresholds off, builds
and runs them with 1, 2 and 8 threads, and with the last round first. A loop whose
checksum differs is shown before and after; make it a test of its own in tests/refused.
`--loops 10000` for a long search.
Last line: `N passed, N failed`, a loop that was rewritten counting as one.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RUNTIME = HERE.parent.parent / "runtime"
EACH = 120  # loops in one program
FLAGS = ["-std=c++20", "-O0", "-pthread", "-Wall", "-Wextra", "-Wno-self-assign",
         f"-I{RUNTIME / 'include'}"]


def run(command, **more):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          timeout=600, **more)


def build(source, program, *more):
    done = run(["clang++-22", *FLAGS, "-Werror", source, "-o", program, *more])
    if done.returncode:
        sys.exit(f"{source} does not build:\n{done.stderr}")


def checksums(program, threads, rehearse="0"):
    done = run([program], env=dict(os.environ, POOLWISE_IO_THREADS=threads,
                                   POOLWISE_CPU_THREADS=threads, POOLWISE_REHEARSE=rehearse))
    if done.returncode:
        sys.exit(f"{program.name} ended with {done.returncode}: a loop that is not defined")
    return dict(line.split() for line in done.stdout.splitlines())


def functions(text):
    return dict(re.findall(r"(?ms)^void loop_(\d+)\(State &s\) \{\n(.*?)^\}", text))


def search(seed, count, poolwise, archive, folder):
    """(loops rewritten, loops that differ), of one program."""
    source = folder / f"loops_{seed}.cpp"
    shutil.copy(HERE / "state.h", folder)  # it may be rewritten, too
    source.write_text(run([sys.executable, HERE / "generate.py", "--seed", seed,
                           "--count", count]).stdout)
    before = source.read_text()
    build(source, folder / "before")
    expected = checksums(folder / "before", "1")
    done = run([poolwise, "check", "--fix", "--min-task-us", "0", "--min-speedup", "0",
                "--no-cache", "--quiet", source, "--", *FLAGS])
    if done.returncode not in (0, 1):
        sys.exit(f"poolwise ended with {done.returncode}:\n{done.stderr}")
    old, new = functions(before), functions(source.read_text())
    changed = [number for number in old if old[number] != new.get(number)]
    build(source, folder / "after", archive)
    wrong = set()
    for threads, rehearse in ("1", "0"), ("1", "1"), ("2", "0"), ("8", "0"), ("8", "0"):
        got = checksums(folder / "after", threads, rehearse)
        wrong |= {number for number, sum in expected.items() if got.get(number) != sum}
    for number in sorted(wrong, key=int):
        print(f"FAIL seed {seed}, loop {number}\n{old[number]}\n--- rewritten\n{new[number]}")
    return changed, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--poolwise", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--seed", type=int, default=1, help="of the first program")
    parser.add_argument("--loops", type=int, default=2 * EACH)
    options = parser.parse_args()

    rewritten, failed, tried = 0, 0, 0
    archive = next(options.build.rglob("libpoolwise*.a"))
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + -(-options.loops // EACH)):
            changed, wrong = search(seed, EACH, options.poolwise.resolve(), archive,
                                    pathlib.Path(folder))
            tried, rewritten, failed = tried + EACH, rewritten + len(changed), failed + len(wrong)
            print(f"seed {seed}: {len(changed)} of {EACH} loops rewritten, {len(wrong)} differ",
                  flush=True)
    print(f"{tried} loops, {rewritten} rewritten")
    print(f"{rewritten - failed} passed, {failed} failed")
    sys.exit(1 if failed or not rewritten else 0)


if __name__ == "__main__":
    main()
