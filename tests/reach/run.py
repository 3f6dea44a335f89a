"""How many of the loops that an expert would run side by side are rewritten.

The .cpp files hold them, each behind a line `// REACH`; `// REACH NOT: why` stands before
those that are known to be refused. Before others that look the same, but must stay, stands
`// UNSAFE: why`. Without thresholds: it is the proof that is asked.
It fails if a loop is refused that was not, or rewritten though it was not (then the mark
is old). Run by hand: what is too small to be found depends on the costs, too. Last line:
`N passed, N failed`.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def rewritten_lines(poolwise, source):
    done = subprocess.run([str(poolwise), "check", "--format", "json", "--min-task-us", "0",
                           "--min-speedup", "0", "--no-cache", str(source), "--", "-std=c++20"],
                          capture_output=True, text=True, timeout=300)
    if done.returncode not in (0, 1):
        sys.exit(f"poolwise ended with {done.returncode}:\n{done.stderr}")
    report = json.loads(done.stdout)
    if report["failures"]:
        sys.exit(f"it does not compile: {report['failures']}")
    safe = {f["line"] for f in report["findings"]
            if f["fix"] and f["fix"]["applicability"] == "safe"}
    why = {f["line"]: f["fix_refused"] or ", ".join(h["message"] for h in f["hazards"])
           for f in report["findings"]}
    return safe, why


def marked(source):
    """Lines of loops, and what stands before each: REACH, REACH NOT or UNSAFE."""
    return [(number + 1, mark[1])
            for number, line in enumerate(source.read_text().splitlines(), 1)
            if (mark := re.match(r"\s*// (REACH NOT|REACH|UNSAFE)\b", line))]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--poolwise", type=pathlib.Path, default=ROOT / "build/analyzer/poolwise")
    poolwise = options.parse_args().poolwise
    rewritten = wrong = count = checked = 0
    for source in sorted(HERE.glob("*.cpp")):
        safe, why = rewritten_lines(poolwise, source)
        for line, mark in marked(source):
            checked += 1
            if mark != "UNSAFE":
                count += 1
                rewritten += line in safe
            if (line in safe) != (mark == "REACH"):
                wrong += 1
                said = ("rewritten" if line in safe
                        else f"refused: {why.get(line, 'no finding')}")
                print(f"{source.name}:{line}: {said}")
    print(f"{rewritten} of {count} loops are rewritten: {100 * rewritten / count:.0f} %")
    print(f"{checked - wrong} passed, {wrong} failed")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
