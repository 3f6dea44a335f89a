"""Fixes for std::async, oneTBB, OpenMP and parallel algorithms behave as before.

For each target that .poolwise.yaml can name, and each program of this folder that
has a line for it:
  1. build it as it is, run it: output A
  2. `poolwise check --fix`: the copy must hold each `// WANT target: text`, and the
     report must say each `// SAYS target: text`
  3. build the copy with what the target needs, run it several times: must equal A
  4. `poolwise check --fix` again: the copy must stay byte-identical

Built by g++, whose OpenMP and parallel algorithms need nothing more than the package
of oneTBB. Last line: `N passed, N failed`.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FLAGS = ["-std=c++17", "-O1", "-pthread", "-Wall", "-Wextra", "-Werror",
         "-Wno-sign-compare"]
LINK = {"std-async": [], "openmp": ["-fopenmp"], "tbb": ["-ltbb"],
        "parallel-algorithms": ["-ltbb"]}
RUNS = 3


class Failed(Exception):
    pass


def run(*command, cwd=None, accepted=(0,)):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True,
                          cwd=cwd, timeout=300,
                          env=dict(os.environ, OMP_NUM_THREADS="4"))
    if done.returncode not in accepted:
        raise Failed(f"{' '.join(map(str, command))}: status {done.returncode}\n"
                     f"{done.stdout}{done.stderr}")
    return done.stdout


def fix(poolwise, folder, name):
    return run(poolwise, "check", "--fix", "--min-task-us=0", "--min-speedup=0", name,
               "--", "-std=c++17", cwd=folder, accepted=(0, 1))


def check(target, case, poolwise, before, folder):
    text = case.read_text()
    folder.mkdir()
    (folder / ".poolwise.yaml").write_text(f"rewrite:\n  target: {target}\n")
    copy = folder / case.name
    copy.write_text(text)
    said = fix(poolwise, folder, case.name)
    fixed = copy.read_text()
    code = re.sub(r"(?m)^// .*\n", "", fixed)
    for want in re.findall(rf"// WANT {target}: (.*)", text):
        if want not in code:
            raise Failed(f"no '{want}' in\n{code}\n{said}")
    for reason in re.findall(rf"// SAYS {target}: (.*)", text):
        if reason not in said:
            raise Failed(f"no '{reason}' in\n{said}")
    run("g++", *FLAGS, copy, "-o", folder / "after", *LINK[target])
    for _ in range(RUNS):
        got = run(folder / "after")
        if got != before:
            raise Failed(f"expected\n{before}\ngot\n{got}\n{code}")
    fix(poolwise, folder, case.name)
    if copy.read_text() != fixed:
        raise Failed(f"the second run changes it again:\n{copy.read_text()}")
    if target == "openmp":  # what it is without OpenMP
        run("g++", *FLAGS, "-Wno-unknown-pragmas", copy, "-o", folder / "plain")
        if run(folder / "plain") != before:
            raise Failed("without -fopenmp it does something else")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--poolwise", type=pathlib.Path,
                         default=ROOT / "build/analyzer/poolwise")
    options.add_argument("target", nargs="*")
    chosen = options.parse_args()
    poolwise = chosen.poolwise.resolve()
    failed, jobs = 0, []
    with tempfile.TemporaryDirectory(prefix="poolwise-targets-") as name, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        folder = pathlib.Path(name)
        for case in sorted(HERE.glob("*.cpp")):
            run("g++", *FLAGS, case, "-o", folder / case.stem)
            before = run(folder / case.stem)
            for target in LINK:
                if f" {target}: " in case.read_text() and target in (chosen.target or LINK):
                    jobs.append((f"{target} {case.stem}", pool.submit(
                        check, target, case, poolwise, before,
                        folder / f"{case.stem}-{target}")))
        for what, job in jobs:
            try:
                job.result()
            except Failed as why:
                failed += 1
                print(f"FAILED {what}: {why}\n", flush=True)
    print(f"{len(jobs) - failed} passed, {failed} failed")
    sys.exit(1 if failed or not jobs else 0)


if __name__ == "__main__":
    main()
