"""What came of the safe fixes, as a table and as a section for each project.

In: apply.Applied and the patch. Out: Markdown.
"""

import collections


def counts(findings):
    """(rewritten, safe but without a fix, refused) and how often each hazard stands."""
    fixed = [f for f in findings if f["fix"] and f["fix"]["applicability"] == "safe"]
    refused = [f for f in findings if f["verdict"] != "safe"]
    hazards = collections.Counter(h for f in refused for h in {h["name"] for h in f["hazards"]})
    return len(fixed), len(findings) - len(fixed) - len(refused), len(refused), hazards


HEAD = ("| project | candidates | rewritten | files | safe, no fix | refused, for (most often) | "
        "races of its own |\n| --- | --- | --- | --- | --- | --- | --- |\n")


def row(name, version, applied):
    fixed, stays, refused, hazards = counts(applied.findings)
    often = ", ".join(f"{hazard} {n}" for hazard, n in hazards.most_common(4))
    return (f"| {name} {version} | {len(applied.findings)} | {fixed} | {applied.files} | {stays} | "
            f"{refused}: {often} | {applied.races_of_its_own} |\n")


def section(name, version, applied, patch):
    fixed, stays, refused, hazards = counts(applied.findings)
    rows = "".join(f"| {hazard} | {n} |\n" for hazard, n in hazards.most_common())
    return (f"## {name} {version}\n\n{len(applied.findings)} candidates: {fixed} rewritten in "
            f"{applied.files} files, {stays} safe but without a fix, {refused} refused. Built, "
            f"without a new warning; its own tests pass before, after, and under "
            f"ThreadSanitizer.\n\n| hazard | candidates with it |\n| --- | --- |\n{rows}\n"
            f"```diff\n{patch}```\n\n")
