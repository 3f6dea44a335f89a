"""How far the costs of the same functions lie apart on other input.

In:  the recorded table of a program, and a profile of a run on input of another kind
     and size (`other` in programs.yaml).
Out: of how many functions both costs of a call are within ten times. That is what
     even a measurement reaches when input is not known, so no estimate can be
     expected to do better.
"""

import json
import math

import recording


def busy_us(row):
    """What one call takes: computing, in I/O, waiting for locks."""
    return (row["cpu_us"] + row["io_us"] + row["lock_us"]) / row["calls"]


def compare(rows, profile, work):
    """How many functions ran both times, and of how many costs are within ten times."""
    def key(row):
        return row["file"], row["line"], row["name"]

    other = {key(row): row for row in recording.table_of(profile, work, least_us=0)}
    ratios = [busy_us(row) / busy_us(other[key(row)]) for row in rows
              if key(row) in other and busy_us(row) > 0 and busy_us(other[key(row)]) > 0]
    return len(ratios), sum(abs(math.log10(ratio)) <= 1 for ratio in ratios)


def report(programs, tables, run):
    """`run(name)` returns the profile of the other input, and the folder of the build."""
    all_both = all_close = 0
    for name in programs:
        rows = json.loads((tables / f"{name}.json").read_text())
        both, close = compare(rows, *run(name))
        print(f"{name}: {close} of {both} functions within ten times", flush=True)
        all_both += both
        all_close += close
    print(f"all: {all_close} of {all_both} = {all_close / max(all_both, 1):.2f}")
