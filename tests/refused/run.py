"""Programs that `--fix` must leave alone.

Each case is a C++ program whose loops or calls look as if they could run side
by side, and must not: its head says why. `// REFUSED: name` lines name the
hazard that the report must hold, or words of the reason why no fix is made.
A case passes if it compiles, is byte-identical after `poolwise check --fix`, and
each name stands in the report. Last line: `N passed, N failed`.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class Failed(Exception):
    pass


def flags_of(text):
    said = re.search(r"// FLAGS: (.*)", text)
    return said.group(1).split() if said else ["-std=c++20"]


def run(command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=300)
    if done.returncode not in (0, 1):
        raise Failed(f"{command[1]} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def check(case, poolwise, folder):
    text = case.read_bytes()
    wanted = re.findall(r"// REFUSED: (.*)", text.decode())
    if not wanted:
        raise Failed("the case names no hazard")
    copy = folder / case.name
    copy.write_bytes(text)
    flags = ["--", *flags_of(text.decode())]
    report = run([poolwise, "check", "--fix", "--format", "json", "--min-task-us", "0",
                  "--min-speedup", "0", "--no-cache", copy, *flags])
    if copy.read_bytes() != text:
        raise Failed(f"it was rewritten:\n{copy.read_text()}")
    if report["failures"]:
        raise Failed(f"it does not compile: {report['failures']}")
    # Verdicts are given for all sites; findings only where a pool would pay.
    verdicts = run([poolwise, "dump", "--stage=verdicts", "--format=json", copy, *flags])
    hazards = {hazard["name"] for verdict in verdicts for hazard in verdict["hazards"]}
    refusals = [finding["fix_refused"] or "" for finding in report["findings"]]
    for name in wanted:
        if name not in hazards and not (" " in name and any(name in r for r in refusals)):
            raise Failed(f"'{name}' is not given, but hazards {sorted(hazards)} and "
                         f"refusals {refusals}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--poolwise", default=ROOT / "build/analyzer/poolwise")
    options.add_argument("-j", type=int, default=os.cpu_count())
    options.add_argument("case", nargs="*", help="names without .cpp; none: all")
    chosen = options.parse_args()
    cases = [c for c in sorted(HERE.glob("*.cpp")) if not chosen.case or c.stem in chosen.case]
    failed = 0
    with tempfile.TemporaryDirectory(prefix="poolwise-refused-") as folder, \
            concurrent.futures.ThreadPoolExecutor(chosen.j) as pool:
        running = [(c, pool.submit(check, c, chosen.poolwise, pathlib.Path(folder)))
                   for c in cases]
        for case, done in running:
            try:
                done.result()
            except Failed as why:
                failed += 1
                print(f"FAILED {case.stem}: {why}\n", flush=True)
    print(f"{len(cases) - failed} passed, {failed} failed")
    sys.exit(1 if failed or not cases else 0)


if __name__ == "__main__":
    main()
