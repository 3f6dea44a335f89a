"""Compares what poolwise says functions are bound by with what was measured.

In:  a measured table (recording.py) and the report of `poolwise functions --format
     json` on the same sources.
Out: precision and recall of each kind, a confusion table, how many functions were
     left unknown, and how many estimates are within a factor of ten.

The share of time on a core is a bad label, for it depends on the page cache and on the
load of the machine. A function is labeled only where the label is clear: `io` when at
least half of its time is I/O; `lock` when over 0.3 of it is waiting for locks and
threads; `cpu` when I/O would be at most a tenth of it even if each I/O call took a
millisecond longer.
"""

import argparse
import collections
import dataclasses
import json
import pathlib
import re
import sys

KINDS = ["io", "cpu", "lock"]
LEAST_US = 1000


def io_share(row, longer_us=0):
    more = row["io_calls"] * longer_us
    return (row["io_us"] + more) / (row["wall_us"] + more)


def label_of(row):
    if row["wall_us"] < LEAST_US:
        return None
    if io_share(row) >= 0.5:
        return "io"
    if row["lock_us"] > 0.3 * row["wall_us"]:
        return "lock"
    return "cpu" if io_share(row, 1000) <= 0.1 else None


def plain(name):
    """The last part of the name, without parameters and template arguments, which
    tools write in different ways."""
    name = name.replace("(anonymous namespace)", "")
    name = re.sub(r"operator\s*[^\w\s]+\s*(?=\(|$)", "operator", name)
    while True:
        shorter = re.sub(r"<[^<>]*>|\[[^\[\]]*\]", "", name)
        if shorter == name:
            break
        name = shorter
    return name.split("(")[0].split(" ")[-1].split("::")[-1]


@dataclasses.dataclass
class Pair:
    label: str
    row: dict
    function: dict  # or None: poolwise does not know it

    @property
    def kind(self):
        return self.function["kind"] if self.function else "missing"

    @property
    def per_call(self):
        """Computing and waiting; not the time that other programs had the core."""
        row = self.row
        busy = row["cpu_us"] + row["io_us"] + row["lock_us"]
        return min(row["wall_us"], busy) / max(row["calls"], 1)

    @property
    def estimate(self):
        return self.function["cpu_us"] + self.function["wait_us"]

    @property
    def is_close(self):
        return self.per_call / 10 <= self.estimate <= self.per_call * 10


def sums(rows):
    """Instances of a template stand at one place."""
    by_place = {}
    for row in rows:
        key = row["file"], row["line"], plain(row["name"])
        if key in by_place:
            for field in "calls", "wall_us", "cpu_us", "io_us", "io_calls", "lock_us":
                by_place[key][field] += row[field]
        else:
            by_place[key] = dict(row)
    return by_place


def pair_up(table, functions):
    """Functions are the same when file and line are; of several on a line, when the
    names are. Of several instances of a template the dearest stands for all. Where
    `#line` names another file than the one that is compiled (`code.l` of `code.cpp`),
    those of one name are the same one after the other."""
    by_place, by_stem = collections.defaultdict(list), collections.defaultdict(list)
    for function in functions:
        path = pathlib.Path(function["file"])
        by_place[path.name, function["line"]].append(function)
        by_stem[path.stem, plain(function["name"])].append(function)
    files = {file for file, _ in by_place}
    rows = sums(table)
    pairs = []
    for (file, line, name), row in sorted(rows.items()):
        label = label_of(row)
        if label is None:
            continue
        here = [f for f in by_place[pathlib.Path(file).name, line]
                if f["file"].endswith(file.split("/", 1)[-1])]
        if pathlib.Path(file).name not in files:
            lines = sorted(l for f, l, n in rows if (f, n) == (file, name))
            same = sorted(by_stem[pathlib.Path(file).stem, name], key=lambda f: f["line"])
            here = [same[lines.index(line)]] if len(same) == len(lines) else []
        # A lambda's mangled name ends in operator(), poolwise's does not.
        named = [f for f in here if plain(f["name"]) == name] or here
        named.sort(key=lambda f: f["cpu_us"] + f["wait_us"])
        pairs.append(Pair(label, row, named[-1] if named else None))
    return pairs


def ratio(part, whole):
    return f"{part}/{whole} = {part / whole:.2f}" if whole else "none"


def report(pairs, mistakes=True):
    confusion = collections.Counter((p.label, p.kind) for p in pairs)
    lines = []
    given = sorted({kind for _, kind in confusion})
    lines.append("measured \\ said  " + "".join(f"{kind:>9}" for kind in given))
    for label in KINDS:
        lines.append(f"{label:<17}" +
                     "".join(f"{confusion[label, kind]:>9}" for kind in given))
    for kind in KINDS:
        said = sum(n for (_, k), n in confusion.items() if k == kind)
        real = sum(n for (l, _), n in confusion.items() if l == kind)
        right = confusion[kind, kind]
        lines.append(f"{kind:<5} precision {ratio(right, said)}   "
                     f"recall {ratio(right, real)}")
    unknown = sum(p.kind in ("unknown", "missing") for p in pairs)
    lines.append(f"unknown {ratio(unknown, len(pairs))}")
    judged = [p for p in pairs if p.function]
    lines.append("cost within a factor of 10: "
                 f"{ratio(sum(p.is_close for p in judged), len(judged))}")
    if mistakes:
        for p in pairs:
            if p.kind == p.label and (not p.function or p.is_close):
                continue
            estimate = (f"{p.function['cpu_us']:.1f} us computing, "
                        f"{p.function['wait_us']:.1f} us waiting" if p.function else "")
            what = (f"{p.label} but {p.kind}" if p.kind != p.label else f"{p.label}, far off")
            lines.append(f"  {what}: {p.row['file']}:{p.row['line']} "
                         f"{plain(p.row['name'])}: {estimate}; measured {p.per_call:.1f} us, "
                         f"{p.row['calls']} calls, io {io_share(p.row):.2f}")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=pathlib.Path)
    parser.add_argument("functions", type=pathlib.Path)
    options = parser.parse_args()
    table = json.loads(options.table.read_text())
    functions = json.loads(options.functions.read_text())["functions"]
    print(report(pair_up(table, functions)))


if __name__ == "__main__":
    sys.exit(main())
