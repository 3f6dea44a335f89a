"""Equal input gives byte-equal output, whatever the number of workers.

Runs each output of poolwise over some of the runtime's sources and those of the example
program with one worker, two workers, and two again. Last line: `N passed, N failed`.
"""

import argparse
import itertools
import pathlib
import shutil
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
    sources = sorted((ROOT / "runtime" / "src").glob("*.cpp"))[::4]  # all of them add time only
    example = pathlib.Path(tempfile.mkdtemp()) / "build"
    prefix = example.parent / "prefix"
    subprocess.run(["cmake", "--install", options.build, "--prefix", prefix],
                   check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "-S", ROOT / "examples" / "harvest", "-B", example, "-G",
                    "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}"],
                   check=True, stdout=subprocess.DEVNULL)
    inputs = [["-p", options.build, *sources], ["-p", example]]
    for output, input in itertools.product(OUTPUTS, inputs):
        results = []
        for jobs in "1", "2", "2":
            done = subprocess.run(
                [options.poolwise, *output, "--no-cache", "-j", jobs, *input], cwd=ROOT, capture_output=True)
            results.append((done.returncode, done.stdout))
        status, text = results[0]
        good = status in (0, 1) and results.count(results[0]) == len(results)
        print(f"{'ok  ' if good else 'FAIL'} {' '.join(output)}, {input[1].parent.name}: exit status {status}, "
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
    shutil.rmtree(example.parent)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
