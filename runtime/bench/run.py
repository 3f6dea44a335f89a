"""`./dev bench runtime`: measures the runtime beside other libraries.

In:  the folder of the built programs. Out: the tables on standard output and, unless --quick or
--only is given, in docs/performance.md; exit status 0, also where a bar is missed.
"""

import argparse
import os
import pathlib
import subprocess

import advice
import machine
import page
import rounds
import rows
import table

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "performance.md"


def main():
    options = arguments()
    build = options.build.resolve()
    chosen = [row for row in rows.ROWS if not options.only or row.key in options.only]
    loads = [machine.load()]
    calibrate(build)
    figures = rounds.all_in_turns(chosen, build, options.rounds)
    loads.append(machine.load())
    reasons = {} if options.only else advice.measure(build, options.rounds)
    loads.append(machine.load())

    about = machine.description(options.compiler, options.rounds, loads)
    texts = {"runtime bars": f"{about}\n\n{bars_text(chosen, figures)}"}
    if not options.only:
        texts["runtime advice"] = f"{about}\n\n{advice.markdown(reasons)}"
    for text in texts.values():
        print(text)
    if not options.quick and not options.only:
        for name, text in texts.items():
            PAGE.write_text(page.replaced(PAGE.read_text(), name, text))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--compiler", default="g++", help="the one that built the programs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one round; the page stays as it is")
    parser.add_argument("--only", nargs="+", metavar="ROW", help="these rows; the page stays")
    options = parser.parse_args()
    if options.quick:
        options.rounds = 1
    return options


def calibrate(build):
    """All programs do the same work, so one of them finds out how much a microsecond is."""
    done = subprocess.run([build / "bench_poolwise_threads", "calibrate"], capture_output=True,
                          text=True, check=True)
    os.environ["POOLWISE_BENCH_STEPS_PER_US"] = done.stdout.strip()


def bars_text(chosen, figures):
    head = ["measure", "poolwise", "against", "its figure", "ratio", "must", "aim", "reached"]
    all_figures = [table.spread(row, figures[row.key]) for row in chosen]
    missing = table.not_measured(chosen, figures)
    return (table.markdown(head, table.bars(chosen, figures)) +
            (f"\nNot measured: {'; '.join(missing)}.\n" if missing else "") +
            "\nAll figures, median (lowest to highest):\n\n" +
            table.markdown(["measure", "figures"], all_figures))


if __name__ == "__main__":
    main()
