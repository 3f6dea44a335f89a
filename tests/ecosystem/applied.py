"""What came of the safe fixes of real projects, as tables.

In: Applied, of each project. Out: Markdown; and, kept in a file, Applied for later.
"""

import collections
import dataclasses
import json

KEPT = "applied.json"


@dataclasses.dataclass
class Applied:
    version: str
    loops: int = 0      # that are told of with the thresholds off; calls and algorithms too
    rewritten: int = 0
    files: int = 0      # that the patch changes, build files too
    unfixed: int = 0    # safe, but no fix is written
    refused: int = 0
    hazards: dict = dataclasses.field(default_factory=dict)  # how many refused loops have it
    reports: list = dataclasses.field(default_factory=list)  # of ThreadSanitizer: before, after
    broken: str = ""    # what is not as it was


def count(findings, done):
    refused = [f for f in findings if f["verdict"] != "safe"]
    done.loops, done.refused = len(findings), len(refused)
    done.rewritten = sum(bool(f["fix"]) and f["fix"]["applicability"] == "safe" for f in findings)
    done.unfixed = done.loops - done.rewritten - done.refused
    done.hazards = dict(collections.Counter(
        hazard for f in refused for hazard in {h["name"] for h in f["hazards"]}))


def keep(done, folder):
    (folder / KEPT).write_text(json.dumps(dataclasses.asdict(done), indent=1))


def kept(folder):
    """None: the project was not tried."""
    path = folder / KEPT
    return Applied(**json.loads(path.read_text())) if path.exists() else None


def lines(head, rows):
    """Of a table in Markdown."""
    return "".join(f"| {' | '.join(map(str, row))} |\n"
                   for row in (head, ["---"] * len(head), *rows))


def packages(projects):
    rows = [(f"{name} {one.version}", one.loops, one.rewritten, one.files, one.unfixed, one.refused,
             one.broken.splitlines()[0] if one.broken else "yes",
             ", ".join(map(str, one.reports)) or "-") for name, one in projects.items()]
    sums = [sum(getattr(one, field) for one in projects.values())
            for field in ("loops", "rewritten", "files", "unfixed", "refused")]
    well = sum(not one.broken for one in projects.values())
    return lines(("package", "loops", "rewritten", "files", "safe, no fix", "refused",
                  "builds and passes as before", "TSan before, after"),
                 [*rows, ("all", *sums, f"{well} of {len(projects)}", "")])


def hazards(projects):
    total = collections.Counter()
    for one in projects.values():
        total.update(one.hazards)
    rows = [(hazard, *(one.hazards.get(hazard, 0) for one in projects.values()), number)
            for hazard, number in sorted(total.items(), key=lambda x: (-x[1], x[0]))]
    return lines(("refused for", *projects, "all"), rows)


def tables(projects):
    return packages(projects) + "\n" + hazards(projects)


def section(name, one, patch):
    told = f"Broken: {one.broken}\n\n" if one.broken else ""
    return f"## {name} {one.version}\n\n{told}```diff\n{patch}```\n\n"
