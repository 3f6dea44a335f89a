"""Judged findings: what the reports on real packages said, and whether it was right.

In: labels/PACKAGE.yaml, one a package:

    version   of projects.yaml
    lines     of its C++ sources and headers, its tests included
    findings  each with
      file, line, check
      told    default (with default options) | lowered (only with --min-task-us 0
              --min-speedup 0) | earlier (only by an earlier version of poolwise)
      right   yes | no: would a maintainer of that code call it right?
      why     one sentence of the reader, who had the source open

Out: precision and findings per 1,000 lines, of all and by check. Run as a script, it
prints the tables of docs/findings.md; `--work FOLDER` also compares the labels with the
reports that run.py left there, and names what nobody has judged.
"""

import argparse
import collections
import json
import pathlib
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
TOLD = ("default", "lowered", "earlier")
RECOMMENDATIONS = ("sequential-io-loop", "sequential-cpu-loop", "isolated-cpu-loop",
                   "independent-calls")


def load(folder=HERE / "labels"):
    """Package -> its labels, in the order of names."""
    return {path.stem: yaml.safe_load(path.read_text())
            for path in sorted(folder.glob("*.yaml"))}


def mistakes(labels, projects, checks):
    """What is wrong with the form of the labels, one line each."""
    found = []
    for name, package in labels.items():
        def say(text):
            found.append(f"labels/{name}.yaml: {text}")
        if name not in projects:
            say("no such project in projects.yaml")
        elif str(package.get("version")) != str(projects[name]["version"]):
            say(f"version {package.get('version')}, but projects.yaml has "
                f"{projects[name]['version']}")
        if not isinstance(package.get("lines"), int):
            say("lines: a number is missing")
        seen = set()
        for entry in package.get("findings") or []:
            where = f"{entry.get('file')}:{entry.get('line')}"
            if set(entry) != {"file", "line", "check", "told", "right", "why"}:
                say(f"{where}: keys are file, line, check, told, right, why")
                continue
            if entry["check"] not in checks:
                say(f"{where}: no check {entry['check']}")
            if entry["told"] not in TOLD or not isinstance(entry["right"], bool):
                say(f"{where}: told is one of {', '.join(TOLD)}; right is yes or no")
            if len(str(entry["why"]).split()) < 3:
                say(f"{where}: why needs a sentence")
            key = (entry["file"], entry["line"], entry["check"])
            if key in seen:
                say(f"{where}: judged twice")
            seen.add(key)
    return found


def told(labels, how=("default",)):
    return [entry for package in labels.values() for entry in package["findings"] or []
            if entry["told"] in how]


def precision(entries):
    return sum(entry["right"] for entry in entries) / len(entries) if entries else 1.0


def table(labels, how):
    """Markdown: right and wrong by check."""
    by_check = collections.defaultdict(list)
    for entry in told(labels, how):
        by_check[entry["check"]].append(entry)
    rows = ["| check | judged | right | wrong | precision |",
            "| --- | ---: | ---: | ---: | ---: |"]
    for name, entries in [*sorted(by_check.items()), ("all", told(labels, how))]:
        right = sum(entry["right"] for entry in entries)
        rows.append(f"| {name} | {len(entries)} | {right} | {len(entries) - right} | "
                    f"{100 * precision(entries):.0f} % |")
    return "\n".join(rows)


def per_thousand(labels):
    lines = sum(package["lines"] for package in labels.values())
    return 1000 * len(told(labels)) / lines, lines


def misuse_line(labels):
    """One sentence: what is told of threads, pools and loops that are there already."""
    found = [e for e in told(labels) if e["check"] not in RECOMMENDATIONS]
    lines = sum(package["lines"] for package in labels.values())
    right = sum(entry["right"] for entry in found)
    return (f"Misuse of what is there already: {len(found)} findings, {right} right, "
            f"{2000 * len(found) / lines:.3f} per 2,000 lines.")


def unjudged(name, package, report):
    """Findings of a report that have no label."""
    known = {(e["file"], e["line"], e["check"]) for e in package["findings"] or []}
    return [f for f in report["findings"]
            if (f["file"], f["line"], f["check"]) not in known]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=pathlib.Path)
    options = parser.parse_args()
    labels = load()
    rate, lines = per_thousand(labels)
    print(f"{len(labels)} packages, {lines} lines, {len(told(labels, TOLD))} findings judged; "
          f"with default options {len(told(labels))}, {rate:.3f} per 1,000 lines")
    print(misuse_line(labels) + "\n")
    for how in [("default",), ("default", "lowered")]:
        print(f"told with {' and '.join(how)} thresholds:\n\n{table(labels, how)}\n")
    missing = 0
    for name, package in labels.items() if options.work else ():
        path = options.work / name / "check.json"
        if not path.exists():
            continue
        for finding in unjudged(name, package, json.loads(path.read_text())):
            missing += 1
            print(f"not judged: {name} {finding['file']}:{finding['line']} {finding['check']}")
    sys.exit(missing > 0)


if __name__ == "__main__":
    main()
