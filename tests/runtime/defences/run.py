"""Takes the runtime's defences out, one at a time, and expects the test of each to fail.

In:  a folder in which tests/runtime was built (./dev test runtime-gcc leaves build/runtime-gcc) and,
     perhaps, names of defences or numbers of faults. Out: what each test did; exit status 1 if one
     passed without its defence.
Nothing in the source or build folder changes: the edited copy of one file is compiled and linked
before the library, whose own part is then left out. A test that hangs has failed.
Not handled: defences in headers, and those that are a shape and not a line: no locks between
processes (F3, F37), no pipes for payloads (F2, F16, F18).

  python3 tests/runtime/defences/run.py --build build/runtime-gcc [F12 retries-end ...]
"""

import argparse
import concurrent.futures
import os
import pathlib
import shlex
import signal
import subprocess
import sys
import tempfile

from cases import CASES

SOURCES = pathlib.Path(__file__).resolve().parents[3] / "runtime" / "src"
MARK = "POOLWISE_DEFENCE_TEST"
INCLUDES = "".join(f"#include <{name}>\n" for name in (
    "cstdlib", "fcntl.h", "string", "sys/mman.h", "sys/syscall.h", "unistd.h"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--seconds", type=int, default=30, help="a test that takes longer hangs")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("only", nargs="*")
    options = parser.parse_args()
    build = options.build.resolve()
    chosen = [case for case in CASES if not options.only or
              {case.name, *case.faults.split()} & set(options.only)]
    unseen = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for case, result in zip(chosen, pool.map(
                lambda case: attempt(case, build, options.seconds), chosen)):
            unseen += result == "PASSED WITHOUT IT"
            print(f"{case.name} ({case.faults or 'README'}): {case.test} {result}", flush=True)
    print(f"{len(chosen) - unseen} of {len(chosen)} defences are seen by their tests")
    return 1 if unseen else 0


def attempt(case, build, seconds):
    text = (SOURCES / case.file).read_text()
    if text.count(case.old) != 1:
        sys.exit(f"{case.name}: its text is there {text.count(case.old)} times in {case.file}; "
                 f"mend tests/runtime/defences/cases.py")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        edited = folder / case.file
        edited.write_text(INCLUDES + text.replace(case.old, case.new))
        made = folder / "edited.o"
        compile_it(build, case.file, edited, made)
        program = folder / case.program
        link(build, case.program, made, program)
        return run(program, case.test, seconds)


def commands(build, target):
    done = subprocess.run(["ninja", "-C", build, "-t", "commands", target], check=True,
                          capture_output=True, text=True)
    return done.stdout.splitlines()


def compile_it(build, name, source, made):
    """As the library's file was compiled, but for warnings and optimization."""
    known = f"src/{name}.o"
    line = next(line for line in commands(build, "poolwise_runtime") if known in line and " -c " in line)
    words = [word for word in shlex.split(line)
             if word not in ("-Werror", "-O3") and not word.startswith("-W")]
    words[words.index("-o") + 1] = str(made)
    words[words.index("-c") + 1] = str(source)
    for option in ("-MF", "-MT"):
        del words[words.index(option):words.index(option) + 2]
    words.remove("-MD")
    execute([*words, "-w", "-iquote", str(SOURCES)], build)


def link(build, program, made, into):
    line = commands(build, program)[-1].split(" && ")[1]
    words = shlex.split(line)
    words[words.index("-o") + 1] = str(into)
    words.insert(words.index("runtime/libpoolwise.a"), str(made))
    execute(words, build)


def execute(words, folder):
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(words)}\n{done.stderr}")


def run(program, test, seconds):
    with tempfile.TemporaryFile("w+") as output:
        started = subprocess.Popen(
            [program, f"--gtest_filter={test}"], stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, "POOLWISE_STRESS_SECONDS": "5", MARK: str(program)})
        try:
            started.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            pass
        hung = started.poll() is None
        kill_all_of(program)
        started.wait()
        output.seek(0)
        if "Running 0 tests" in output.read():
            sys.exit(f"{test}: there is no such test; mend tests/runtime/defences/cases.py")
    if hung:
        return "hung"
    return "PASSED WITHOUT IT" if started.returncode == 0 else "failed"


def kill_all_of(program):
    """Without their defence, some processes outlive the test. They have its environment."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={program}\0".encode() in (process / "environ").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            pass  # gone, or somebody else's
    for left in pathlib.Path("/dev/shm").glob("defence-*"):
        left.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
