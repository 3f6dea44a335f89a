"""How many of the loops that an expert would run side by side are rewritten.

The .cpp files hold them, each behind a line `// REACH`; `// REACH NOT: why` stands before
those that are known to be refused. Without thresholds: it is the proof that is asked.
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
    """Lines of loops, and whether each is known to be refused."""
    return [(number + 1, "NOT" in line)
            for number, line in enumerate(source.read_text().splitlines(), 1)
            if re.match(r"\s*// REACH", line)]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--poolwise", type=pathlib.Path, default=ROOT / "build/analyzer/poolwise")
    poolwise = options.parse_args().poolwise
    rewritten = wrong = count = 0
    for source in sorted(HERE.glob("*.cpp")):
        safe, why = rewritten_lines(poolwise, source)
        for line, is_refused in marked(source):
            count += 1
            rewritten += line in safe
            if (line in safe) == is_refused:
                wrong += 1
                said = "rewritten now" if is_refused else f"refused: {why.get(line, 'no finding')}"
                print(f"{source.name}:{line}: {said}")
    print(f"{rewritten} of {count} loops are rewritten: {100 * rewritten / count:.0f} %")
    print(f"{count - wrong} passed, {wrong} failed")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
