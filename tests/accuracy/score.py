"""Compares what poolwise says functions are bound by with what was measured.

In:  a measured table (a list of {fn, calls, us_call, io, lock, io_if_1ms}: shares of
     the wall time, io_if_1ms with one millisecond more for each I/O call) and the
     report of `poolwise functions --format json` on the same program.
Out: precision and recall of each kind, a confusion table, and how many estimates are
     within a factor of ten.

The share of time on a core is a bad label, for it depends on the page cache and on the
load of the machine. A function is labeled only where the label is clear: `io` when at
least half of its time is I/O; `lock` when over 0.3 of it is waiting for locks and
threads; `cpu` when I/O would be at most a tenth of it even if each I/O call took a
millisecond longer. Functions that took less than a millisecond in all do not matter.
"""

import argparse
import collections
import json
import pathlib
import re
import sys

KINDS = ["io", "cpu", "lock"]


def label_of(row):
    if row["calls"] * row["us_call"] < 1000:
        return None
    if row["io"] >= 0.5:
        return "io"
    if row["lock"] > 0.3:
        return "lock"
    return "cpu" if row["io_if_1ms"] <= 0.1 else None


def plain(name):
    """The qualified name without parameters, template arguments and unnamed
    namespaces, which tools write in different ways."""
    name = name.replace("(anonymous namespace)::", "")
    name = re.sub(r"operator\s*[^\w\s]+\s*(?=\(|$)", "operator", name)
    while True:
        shorter = re.sub(r"<[^<>]*>", "", name)
        if shorter == name:
            break
        name = shorter
    return name.split("(")[0].split(" ")[-1]


def pair_up(table, functions):
    """(label, row, function or None) for each labeled row."""
    by_name = collections.defaultdict(list)
    for function in functions:
        by_name[plain(function["name"])].append(function)
    for row in table:
        label = label_of(row)
        if label is None:
            continue
        known = by_name.get(plain(row["fn"]), [])
        here = [f for f in known if f["file"].endswith(row["file"])] or known
        yield label, row, here[0] if here else None


def within_ten(row, function):
    estimate = function["cpu_us"] + function["wait_us"]
    return row["us_call"] / 10 <= estimate <= row["us_call"] * 10


def report(pairs):
    confusion = collections.Counter()
    close = judged = 0
    lines = []
    for label, row, function in pairs:
        kind = function["kind"] if function else "missing"
        confusion[label, kind] += 1
        if function:
            judged += 1
            close += within_ten(row, function)
        if kind != label:
            estimate = (f"{function['cpu_us']:.0f} us computing, "
                        f"{function['wait_us']:.0f} us waiting" if function else "")
            lines.append(f"  {label} but {kind}: {row['fn'][:70]}: {estimate}; "
                         f"measured {row['us_call']:.0f} us")
    given = sorted({kind for _, kind in confusion})
    print("measured \\ said  " + "".join(f"{kind:>9}" for kind in given))
    for label in KINDS:
        print(f"{label:<17}" + "".join(f"{confusion[label, kind]:>9}" for kind in given))
    for kind in KINDS:
        said = sum(n for (_, k), n in confusion.items() if k == kind)
        real = sum(n for (l, _), n in confusion.items() if l == kind)
        right = confusion[kind, kind]
        print(f"{kind:<5} precision {right}/{said} = {right / max(said, 1):.2f}   "
              f"recall {right}/{real} = {right / max(real, 1):.2f}")
    total = sum(confusion.values())
    unknown = sum(n for (_, k), n in confusion.items() if k in ("unknown", "missing"))
    print(f"unknown {unknown}/{total} = {unknown / max(total, 1):.2f}")
    print(f"cost within a factor of 10: {close}/{judged} = {close / max(judged, 1):.2f}")
    print("\n".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=pathlib.Path)
    parser.add_argument("functions", type=pathlib.Path)
    options = parser.parse_args()
    table = json.loads(options.table.read_text())
    functions = json.loads(options.functions.read_text())["functions"]
    report(list(pair_up(table, functions)))


if __name__ == "__main__":
    sys.exit(main())
