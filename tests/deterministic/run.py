"""Equal input gives byte-equal output, whatever the number of workers.

Runs each output of poolwise over the analyzer's own sources with one worker, two
workers, and two again. Last line: `N passed, N failed`.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
OUTPUTS = [
    ["check", "--format", "text"],
    ["check", "--format", "json"],
    ["check", "--diff"],
    ["functions", "--format", "json"],
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--poolwise", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    options = parser.parse_args()

    passed, failed = 0, 0
    paths = [ROOT / "runtime", ROOT / "analyzer" / "lib" / "Rules",
             ROOT / "analyzer" / "lib" / "Config"]
    for output in OUTPUTS:
        results = []
        for jobs in "1", "2", "2":
            done = subprocess.run(
                [options.poolwise, *output, "-p", options.build, "--no-cache", "-j",
                 jobs, *paths], cwd=ROOT, capture_output=True)
            results.append((done.returncode, done.stdout))
        status, text = results[0]
        good = status in (0, 1) and text and results.count(results[0]) == len(results)
        print(f"{'ok  ' if good else 'FAIL'} {' '.join(output)}: exit status {status}, "
              f"{len(text)} bytes")
        if good:
            passed += 1
        else:
            failed += 1
            for number, (_, each) in enumerate(results):
                with tempfile.NamedTemporaryFile(
                        delete=False, suffix=f"-{number}.txt") as kept:
                    kept.write(each)
                    print(f"     {kept.name}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
