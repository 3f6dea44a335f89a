"""Programs that `--fix` rewrites behave as before.

For each case (a C++ program in this folder; tests/batch.py builds many as one):
  1. build it as it is, run it: output A and exit status
  2. `poolwise check --fix` on a copy; the copy must change, and must hold the
     text of each `// WANT: text` line of the case
  3. build the copy with the runtime, run it with 1, 2 and 8 workers and with
     random pauses (perturb/), and with the last round of each loop first: must equal A
  4. the same with -fsanitize=thread, the runtime's sources included, by 6 workers, and
     with each round in a fiber of its own (runtime/src/rehearsal.h): no report
  5. `poolwise check --fix` again: the copy must stay byte-identical

All builds use -Wall -Wextra -Werror, so that a rewrite brings no warning. A case
that is known to stay as it is does not belong here but in tests/refused.
Last line: `N passed, N failed`.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
import batch  # noqa: E402

RUNTIME = ROOT / "runtime"
CXX = os.environ.get("CXX", "clang++-22")
FLAGS = ["-std=c++20", "-O1", "-pthread", f"-I{RUNTIME / 'include'}"]
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-Wno-sign-compare"]
TSAN = ["-fsanitize=thread", "-gline-tables-only"]
PAUSES = ["-finstrument-functions-after-inlining"]
WORKERS = "1", "2", "8"


class Failed(Exception):
    pass


def run(command, env=None, cwd=None, timeout=600):
    try:
        return subprocess.run([str(c) for c in command], capture_output=True, text=True,
                              errors="replace", env=env, cwd=cwd, timeout=timeout)
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

    sources = [*sorted((RUNTIME / "src").glob("*.cpp")), HERE / "perturb" / "pauses.cpp"]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        made = list(pool.map(one, sources))
    archive = folder / f"libpoolwise-{name}.a"
    run(["ar", "rcs", archive, *made])
    return archive


def precompile(folder, name, flags):
    """The runtime's header, which all rewritten programs include, read once."""
    made = folder / f"{name}.pch"
    done = run([CXX, *FLAGS, *flags, "-x", "c++-header",
                RUNTIME / "include" / "poolwise" / "runtime.h", "-o", made])
    if done.returncode:
        raise Failed(f"the runtime's header does not compile:\n{done.stderr}")
    return ["-include-pch", made]


def build(source, program, *more):
    done = run([CXX, *FLAGS, *WARNINGS, source, "-o", program, *more])
    if done.returncode:
        raise Failed(f"{source.name} does not build:\n{done.stderr[:20000]}")


def outcome(program, case, workers, rehearse="0", timeout=120):
    env = dict(os.environ, POOLWISE_CPU_THREADS=workers, POOLWISE_IO_THREADS=workers,
               POOLWISE_REHEARSE=rehearse,
               TSAN_OPTIONS="halt_on_error=0 exitcode=66 "
                            f"suppressions={HERE / 'tsan.supp'}")
    with tempfile.TemporaryDirectory(dir=program.parent) as cwd:
        done = run([program, case], env=env, cwd=cwd, timeout=timeout)
    return done.stdout, done.returncode, done.stderr


def fix(poolwise, folder, batches):
    """One run over all batches; what stands alone may have names that others have as well."""
    together = [b for b in batches if not b.is_whole]
    said = ""
    for group in [together] * bool(together) + [[b] for b in batches if b.is_whole]:
        files = [folder / f"{b.name}.cpp" for b in group]
        commands = [{"directory": str(folder), "file": str(f),
                     "arguments": [CXX, *FLAGS, "-c", str(f)]} for f in files]
        (folder / "compile_commands.json").write_text(json.dumps(commands))
        done = run([poolwise, "check", "--fix", "--min-task-us", "0", "--min-speedup", "0",
                    "--no-cache", "-p", folder, *files])
        if done.returncode not in (0, 1):
            raise Failed(f"poolwise ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        said += done.stdout + done.stderr
    return said


def compare(what, got, expected):
    if got[:2] != expected[:2]:
        raise Failed(f"{what}: expected status {expected[1]} and output\n{expected[0]}\n"
                     f"got status {got[1]} and output\n{got[0]}\n{got[2]}")


def check_text(name, before, fixed, said):
    if fixed == before:
        lines = "\n".join(line for line in said.splitlines())
        raise Failed(f"not rewritten" + (f":\n{lines}" if len(lines) < 4000 else ""))
    for want in re.findall(r"// WANT: ([^\r\n]*)", before):
        if want not in fixed.replace("// WANT: " + want, ""):
            raise Failed(f"no '{want}' in the rewritten text:\n{fixed}")


def check_runs(folder, made, name, expected, fixed):
    if not expected[0]:
        raise Failed("the case prints nothing, so it proves nothing")
    for workers in WORKERS:
        compare(f"rewritten, {workers} workers",
                outcome(folder / f"{made.name}.after", name, workers), expected)
    compare("rewritten, the last round first",
            outcome(folder / f"{made.name}.after", name, "2", rehearse="1"), expected)
    for rehearse in "0", "1":
        checked = outcome(folder / f"{made.name}.tsan", name, "6", rehearse)
        if "ThreadSanitizer" in checked[2]:
            raise Failed(f"a race in\n{fixed}\n{checked[2]}")
        compare("with ThreadSanitizer", checked, expected)


class Suite:
    def __init__(self, poolwise, folder, jobs):
        self.poolwise, self.folder, self.pool = poolwise, folder, \
            concurrent.futures.ThreadPoolExecutor(jobs)
        self.failures = {}

    def attempt(self, names, work, *arguments):
        try:
            return work(*arguments)
        except Failed as why:
            for name in names:
                self.failures.setdefault(name, str(why))

    def each(self, batches, work):
        """On several batches at a time; nothing more for those that fail."""
        list(self.pool.map(lambda b: self.attempt([n for n, _ in b.cases], work, b), batches))
        return [b for b in batches if any(n not in self.failures for n, _ in b.cases)]

    def run(self, batches):
        source = {b.name: self.folder / f"{b.name}.cpp" for b in batches}
        texts = {b.name: b.text() for b in batches}
        for b in batches:
            source[b.name].write_bytes(texts[b.name].encode())
        program = lambda b, kind: self.folder / f"{b.name}.{kind}"
        archives, headers = {}, {}
        for kind, flags, more in ("after", [], PAUSES), ("tsan", TSAN, []):
            archives[kind] = compile_runtime(self.folder, kind, flags)
            headers[kind] = precompile(self.folder, kind, [*flags, *more])
        batches = self.each(batches, lambda b: build(source[b.name], program(b, "before"), "-O0"))
        names = [name for b in batches for name, _ in b.cases]
        said = self.attempt(names, fix, self.poolwise, self.folder, batches)
        if said is None:
            return
        fixed = {b.name: source[b.name].read_bytes().decode() for b in batches}
        for b in batches:
            new, old = b.split(fixed[b.name])[0], b.split(texts[b.name])[0]
            for name, _ in b.cases:
                self.attempt([name], check_text, name, old[name], new[name], said)
            if "#include <poolwise/runtime.h>" not in fixed[b.name]:
                raise Failed(f"{b.name} does not include the runtime")
        batches = self.each(batches, lambda b: build(source[b.name], program(b, "after"), *PAUSES,
                                                     *headers["after"], archives["after"]))
        batches = self.each(batches, lambda b: build(source[b.name], program(b, "tsan"), *TSAN,
                                                     *headers["tsan"], archives["tsan"]))

        def runs(b, name):
            expected = outcome(program(b, "before"), name, "1")
            check_runs(self.folder, b, name, expected, b.split(fixed[b.name])[0][name])

        list(self.pool.map(lambda one: self.attempt([one[1]], runs, *one),
                           [(b, name) for b in batches for name, _ in b.cases]))
        said = self.attempt(names, fix, self.poolwise, self.folder, batches)
        for b in batches:
            again, new = b.split(source[b.name].read_bytes().decode())[0], b.split(fixed[b.name])[0]
            for name, _ in b.cases:
                if again[name] != new[name]:
                    self.failures.setdefault(name, f"the second run changes it again:\n{new[name]}"
                                                   f"\n---\n{again[name]}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--poolwise", type=pathlib.Path, default=ROOT / "build/analyzer/poolwise")
    options.add_argument("-j", type=int, default=os.cpu_count())
    options.add_argument("--keep", type=pathlib.Path, help="work there and keep what is made")
    options.add_argument("case", nargs="*", help="names without .cpp; none: all")
    chosen = options.parse_args()
    cases = batch.chosen_cases(HERE, chosen.case)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="poolwise-equivalence-"))
    if chosen.keep:
        shutil.rmtree(chosen.keep, ignore_errors=True)
        chosen.keep.mkdir(parents=True)
        folder = chosen.keep.resolve()
    suite = Suite(chosen.poolwise.resolve(), folder, chosen.j)
    try:
        suite.run(batch.batches(cases))
    except Failed as why:
        suite.failures["all"] = str(why)
    finally:
        if not chosen.keep:
            shutil.rmtree(folder)
    for name, why in sorted(suite.failures.items()):
        print(f"FAILED {name}: {why}\n", flush=True)
    failed = len(suite.failures)
    print(f"{max(len(cases) - failed, 0)} passed, {failed} failed")
    sys.exit(1 if failed or not cases else 0)


if __name__ == "__main__":
    main()
