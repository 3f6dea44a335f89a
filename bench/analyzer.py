"""How long `poolwise check` takes beside the compiler's own front end.

`./dev bench analyzer [--rounds N] [BUILD_DIR...]`: each folder holds a
compile_commands.json; without one, poolwise's own. The two take turns, so a busy
machine slows both; the table shows medians of CPU time.
"""

import argparse
import pathlib
import statistics
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "ecosystem"))
import measure  # noqa: E402  (found only now)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    poolwise = options.build.resolve() / "analyzer" / "poolwise"

    print("| project | files | compiler CPU | poolwise CPU | ratio |")
    print("| --- | --- | --- | --- | --- |")
    for folder in options.folders or [options.build]:
        compiler, check = [], []
        for _ in range(options.rounds):
            compiler.append(measure.compiler_time(folder)[0])
            check.append(measure.report(poolwise, folder, "check", 2)[1])
        a, b = statistics.median(compiler), statistics.median(check)
        name = folder.resolve().parent.name if folder.name == "build" else folder.name
        print(f"| {name} | {len(measure.entries(folder))} | {a:.1f} s | {b:.1f} s | "
              f"{b / a:.2f} |", flush=True)


if __name__ == "__main__":
    main()
