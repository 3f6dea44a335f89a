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


def reasons(report):
    """Every hazard's name and every refusal's words, by finding."""
    for finding in report["findings"]:
        for hazard in finding["hazards"]:
            yield hazard["name"]
        if finding.get("fix_refused"):
            yield finding["fix_refused"]


def check(case, poolwise, folder):
    text = case.read_bytes()
    wanted = re.findall(r"// REFUSED: (.*)", text.decode())
    if not wanted:
        raise Failed("the case names no hazard")
    copy = folder / case.name
    copy.write_bytes(text)
    command = [poolwise, "check", "--fix", "--format", "json", "--min-task-us", "0",
               "--min-speedup", "0", "--no-cache", copy, "--", *flags_of(text.decode())]
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=300)
    if done.returncode not in (0, 1):
        raise Failed(f"poolwise ended with {done.returncode}:\n{done.stderr}")
    if copy.read_bytes() != text:
        raise Failed(f"it was rewritten:\n{copy.read_text()}")
    report = json.loads(done.stdout)
    if report["failures"]:
        raise Failed(f"it does not compile: {report['failures']}")
    found = sorted(set(reasons(report)))
    for name in wanted:
        if not any(name == reason or (" " in name and name in reason) for reason in found):
            raise Failed(f"'{name}' is not reported, but {found} of "
                         f"{len(report['findings'])} findings")


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
