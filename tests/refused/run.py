"""Programs that `--fix` must leave alone.

Each case is a C++ program whose loops or calls look as if they could run side
by side, and must not: its head says why. `// REFUSED: name` lines name the
hazard that the report must hold, or words of the reason why no fix is made.
A case passes if it compiles, is byte-identical after `poolwise check --fix`, and
each name stands in the report at a line of the case. tests/batch.py puts many
into one file. Last line: `N passed, N failed`.
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
sys.path.insert(0, str(HERE.parent))
import batch  # noqa: E402


def run(command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=300)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command[1]} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def said_of(made, text, poolwise, copy):
    """Hazards and reasons of each case, and the cases that were rewritten."""
    flags = ["--", *(made.flags or ["-std=c++20"])]
    report = run([poolwise, "check", "--fix", "--format", "json", "--min-task-us", "0",
                  "--min-speedup", "0", "--no-cache", copy, *flags])
    if report["failures"]:
        raise RuntimeError(f"it does not compile: {report['failures']}")
    after, before = made.split(copy.read_bytes().decode())[0], made.split(text)[0]
    rewritten = {name: after[name] for name in before if after[name] != before[name]}
    copy.write_bytes(text.encode())
    # Verdicts are given for all sites; findings only where a pool would pay.
    verdicts = run([poolwise, "dump", "--stage=verdicts", "--format=json", copy, *flags])
    hazards, refusals = {}, {}
    for verdict in verdicts:
        name = made.case_at(text, verdict["line"])
        hazards.setdefault(name, set()).update(h["name"] for h in verdict["hazards"])
    for finding in report["findings"]:
        name = made.case_at(text, finding["line"])
        refusals.setdefault(name, []).append(finding["fix_refused"] or "")
    return hazards, refusals, rewritten


def check(made, poolwise, folder):
    """What is wrong with each case of a batch, by name."""
    text = made.text()
    copy = folder / f"{made.name}.cpp"
    copy.write_bytes(text.encode())
    try:
        hazards, refusals, rewritten = said_of(made, text, poolwise, copy)
    except RuntimeError as why:
        return {name: str(why) for name, _ in made.cases}
    wrong = {name: f"it was rewritten:\n{now}" for name, now in rewritten.items()}
    for name, case in made.cases:
        wanted = re.findall(r"// REFUSED: (.*)", case)
        found, reasons = hazards.get(name, set()), refusals.get(name, [])
        if not wanted:
            wrong[name] = "the case names no hazard"
        for want in wanted:
            if want not in found and not (" " in want and any(want in r for r in reasons)):
                wrong.setdefault(name, f"'{want}' is not given, but hazards {sorted(found)} and "
                                       f"refusals {reasons}")
    return wrong


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--poolwise", default=ROOT / "build/analyzer/poolwise")
    options.add_argument("-j", type=int, default=os.cpu_count())
    options.add_argument("case", nargs="*", help="names without .cpp; none: all")
    chosen = options.parse_args()
    cases = batch.chosen_cases(HERE, chosen.case)
    wrong = {}
    with tempfile.TemporaryDirectory(prefix="poolwise-refused-") as folder, \
            concurrent.futures.ThreadPoolExecutor(chosen.j) as pool:
        for found in pool.map(lambda b: check(b, chosen.poolwise, pathlib.Path(folder)),
                              batch.batches(cases)):
            wrong |= found
    for name, why in sorted(wrong.items()):
        print(f"FAILED {name}: {why}\n", flush=True)
    print(f"{len(cases) - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(1 if wrong or not cases else 0)


if __name__ == "__main__":
    main()
