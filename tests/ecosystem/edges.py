"""Which calls between the program's own functions are lost because bodies of library
functions are not parsed.

`tests/ecosystem/edges.py --poolwise TOOL BUILD_DIR...` extracts each project both
ways and compares the pairs (caller, callee), a callable that is given to a library
function and a type's members that a library template may run included. Prints the
counts, and names each pair that is missing.
"""

import argparse
import json
import pathlib
import subprocess


def values(value):
    yield value
    for captured in value.get("captures", []):
        yield from values(captured)


def edges(units):
    """(caller, callee) of functions that have a summary."""
    own = {f["usr"] for unit in units for f in unit.get("functions", [])}
    found = set()
    for unit in units:
        for function in unit.get("functions", []):
            callees = set()
            for call in function.get("calls", []):
                callees.add(call.get("usr"))
                callees.update(call.get("elementCalls", []))
                for argument in call.get("arguments", []):
                    callees.update(v.get("usr") for v in values(argument.get("value", {})))
                if "receiver" in call:
                    callees.update(v.get("usr") for v in values(call["receiver"]))
            for binding in function.get("bindings", []):
                callees.update(v.get("usr") for v in values(binding.get("from", {})))
            found.update((function["usr"], c) for c in callees & own)
    return found


def dump(poolwise, build, *options):
    done = subprocess.run([poolwise, "dump", "--stage=summary", "--format=json", "--no-cache",
                           "-p", build, *options], capture_output=True, text=True)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--poolwise", type=pathlib.Path, required=True)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    for folder in options.folders:
        kept = edges(dump(options.poolwise, folder, "--no-preamble"))
        every = edges(dump(options.poolwise, folder, "--all-bodies"))
        lost = sorted(every - kept)
        print(f"{folder}: {len(every)} edges with all bodies, {len(kept)} without, "
              f"{len(lost)} lost ({100 * (1 - len(lost) / max(len(every), 1)):.2f} % kept)")
        for caller, callee in lost:
            print(f"  {caller} -> {callee}")


if __name__ == "__main__":
    main()
