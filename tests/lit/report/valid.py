"""Judges a report from outside: keys, types, and places that exist in the file.

usage: valid.py json|sarif|gitlab FILE; paths in it are relative to FILE's folder.
"""

import json
import pathlib
import sys

KEYS = {"check", "severity", "file", "line", "column", "end_line", "function", "site",
        "kind", "executor", "estimate", "confidence", "verdict", "message", "hazards",
        "evidence", "fingerprint", "suppressed", "fix", "fix_refused"}


def line_exists(folder, path, line):
    lines = (folder / path).read_text().splitlines()
    assert 1 <= line <= len(lines), f"{path}:{line} does not exist"


def judge_json(report, folder):
    assert report["schema"] == "poolwise-report/1"
    summary, findings = report["summary"], report["findings"]
    units = summary["translation_units"]
    assert units["total"] == units["analyzed"] + units["failed"] + units["cached"]
    assert summary["findings"] == sum(not f["suppressed"] for f in findings)
    assert findings
    for finding in findings:
        assert KEYS <= finding.keys(), KEYS - finding.keys()
        assert finding["verdict"] in ("safe", "unsafe", "unknown")
        assert (finding["verdict"] == "safe") == (not finding["hazards"])
        line_exists(folder, finding["file"], finding["line"])
        assert finding["line"] <= finding["end_line"]
        for step in finding["evidence"] + finding["hazards"]:
            if step["file"] is not None and not pathlib.Path(step["file"]).is_absolute():
                line_exists(folder, step["file"], step["line"])
        if finding["fix"]:
            assert finding["fix"]["applicability"] in ("safe", "review")
            for edit in finding["fix"]["edits"]:
                text = (folder / edit["file"]).read_bytes()
                assert 0 <= edit["offset"] <= edit["offset"] + edit["length"] <= len(text)


def judge_sarif(log, folder):
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["results"]
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        region = place["region"]
        assert region["startLine"] == region["endLine"]
        assert region["startColumn"] < region["endColumn"]
        line_exists(folder, place["artifactLocation"]["uri"], region["startLine"])
        for number, related in enumerate(result.get("relatedLocations", [])):
            assert f"]({number})" in result["message"]["text"] and related["id"] == number


def judge_gitlab(issues, folder):
    assert issues
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        line_exists(folder, issue["location"]["path"],
                    issue["location"]["lines"]["begin"])


path = pathlib.Path(sys.argv[2])
{"json": judge_json, "sarif": judge_sarif, "gitlab": judge_gitlab}[sys.argv[1]](
    json.loads(path.read_text()), path.parent)
