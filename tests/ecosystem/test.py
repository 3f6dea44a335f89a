"""The ecosystem's own tests, on a project of one file: labels are well formed, their
precision is what docs/findings.md says, and --diff tells what a change adds and removes.

`tests/ecosystem/test.py --poolwise TOOL`
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import yaml

import applied
import diff
import labels
import races
import standard

HERE = pathlib.Path(__file__).resolve().parent
CODE = """#include <fstream>
#include <future>
#include <string>
#include <vector>
void work();
void both(const std::vector<std::string> &Names) {
  std::async(std::launch::async, work);
  for (const std::string &Name : Names)
    std::ofstream(Name) << "x" << std::flush;
}
"""


def labels_are_well_formed():
    checks = {path.stem for path in (HERE.parent.parent / "docs" / "checks").glob("*.md")}
    projects = yaml.safe_load((HERE / "projects.yaml").read_text())
    found = labels.mistakes(labels.load(), projects, checks)
    assert not found, "\n".join(found)


def mistakes_are_found():
    good = {"file": "a.cc", "line": 1, "check": "gil-held", "told": "default",
            "right": True, "why": "it holds the lock"}
    projects, checks = {"p": {"version": 1}}, {"gil-held"}

    def wrong(**changes):
        package = {"version": 1, "lines": 10, "findings": [{**good, **changes}]}
        return labels.mistakes({"p": package}, projects, checks)
    assert not wrong()
    assert "no check" in wrong(check="x")[0]
    assert "needs a sentence" in wrong(why="yes")[0]
    assert "told is one of" in wrong(told="maybe")[0]
    assert "keys are" in wrong(extra=1)[0]
    twice = {"version": 2, "lines": 10, "findings": [good, good]}
    assert len(labels.mistakes({"p": twice}, projects, checks)) == 2


def precision_is_counted():
    package = {"version": 1, "lines": 4000, "findings": [
        {"check": "gil-held", "told": how, "right": right}
        for how, right in [("default", True), ("default", False), ("lowered", True),
                           ("earlier", False)]]}
    assert labels.precision(labels.told({"p": package})) == 0.5
    assert labels.per_thousand({"p": package}) == (0.5, 4000)
    assert "| all | 3 | 2 | 1 | 67 % |" in labels.table({"p": package}, ("default", "lowered"))


def the_page_tells_the_figures():
    page = (HERE.parent.parent / "docs" / "findings.md").read_text()
    assert labels.misuse_line(labels.load()) in page, labels.misuse_line(labels.load())
    for how in [("default",), ("default", "lowered")]:
        table = labels.table(labels.load(), how)
        assert table in page, f"docs/findings.md has other figures than the labels:\n{table}"


def old_standards_are_raised():
    for old, new in [("set(CMAKE_CXX_STANDARD 11)", "set(CMAKE_CXX_STANDARD 20)"),
                     ("CXXFLAGS = -O2 -std=gnu++0x -Wall", "CXXFLAGS = -O2 -std=gnu++20 -Wall"),
                     ("target_compile_features(a PUBLIC cxx_std_17)",
                      "target_compile_features(a PUBLIC cxx_std_20)"),
                     ("-Wall -Werror -Werror=switch", "-Wall -Wno-error -Werror=switch"),
                     ("-fno-exceptions", "-fexceptions")]:
        assert standard.raised(old) == new, standard.raised(old)
    for kept in "set(CMAKE_CXX_STANDARD 20)", "-std=c++23", "-std=c11":
        assert standard.raised(kept) == kept, standard.raised(kept)


def fixes_are_counted():
    fix = {"applicability": "safe"}
    findings = [{"verdict": "safe", "hazards": [], "fix": fix},
                {"verdict": "safe", "hazards": [], "fix": None},
                {"verdict": "unsafe", "fix": None,
                 "hazards": [{"name": "shared-write"}, {"name": "shared-write"}]}]
    done = applied.Applied("1", files=2, reports=[3, 3])
    applied.count(findings, done)
    assert done.hazards == {"shared-write": 1}, done
    table = applied.tables({"p": done, "q": applied.Applied("2", broken="build after: x\ny")})
    for row in ("| p 1 | 3 | 1 | 2 | 1 | 1 | yes | 3, 3 |\n",
                "| q 2 | 0 | 0 | 0 | 0 | 0 | build after: x | - |\n",
                "| all | 3 | 1 | 2 | 1 | 1 | 1 of 2 |  |\n", "| shared-write | 1 | 0 | 1 |\n"):
        assert row in table, table
    with tempfile.TemporaryDirectory() as folder:
        applied.keep(done, pathlib.Path(folder))
        assert applied.kept(pathlib.Path(folder)) == done


def new_reports_are_told():
    def report(kind, place, *stack):
        return "\n".join(["==================", f"WARNING: ThreadSanitizer: {kind} (pid=7)",
                          *stack, f"SUMMARY: ThreadSanitizer: {kind} {place}", "=================="])
    before = races.told(report("data race", "/x/a.cc:7:3 in f(int)"))
    assert list(before) == ["data race in f(int)"], before
    moved = races.told(report("data race", "/x/a.cc:9:3 in f(int)"))
    assert not races.brought(before, moved)
    ours = races.told(report("data race", "/x/a.cc:9:3 in f(int)", "#1 poolwise::detail::loop"))
    assert list(races.brought(before, ours)) == ["data race in f(int)"]
    assert races.brought(before, races.told(report("data race", "/x/a.cc:9:3 in g(int)")))
    assert races.brought(before, races.told(report("heap-use-after-free", "/x/a.cc:9 in f(int)")))


def diff_tells_what_changed(poolwise):
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        folder = work / "one"
        (folder / "src").mkdir(parents=True)
        (folder / "build").mkdir()
        source = folder / "src" / "one.cpp"
        source.write_text(CODE)
        (folder / "build" / "compile_commands.json").write_text(json.dumps(
            [{"directory": str(folder / "src"), "file": str(source),
              "arguments": ["clang++-22", "-std=c++20", "-c", str(source)]}]))
        (folder / "ready").write_text("1\n")
        (work / "projects.yaml").write_text("one: {version: 1}\n")
        earlier = work / "earlier"
        earlier.write_text(f'#!/bin/sh\nexec "{poolwise}" "$@" --checks="*,-serial-async"\n')
        earlier.chmod(0o755)
        build = work / "tree" / "analyzer"
        build.mkdir(parents=True)
        (build / "poolwise").write_text(f'#!/bin/sh\nexec "{poolwise}" "$@"\n')
        (build / "poolwise").chmod(0o755)
        done = subprocess.run(
            [sys.executable, HERE / "run.py", "--build", work / "tree", "--work", work,
             "--projects-file", work / "projects.yaml", "--diff", "HEAD",
             "--base-tool", earlier, "one"], capture_output=True, text=True,
            env={k: v for k, v in os.environ.items() if k != "POOLWISE_NO_CACHE"})
        assert done.returncode == 0, done.stderr
        assert "+ one.cpp:7: serial-async (unknown) in both" in done.stdout, done.stdout
        assert "\n- " not in done.stdout, done.stdout
        gone, new = diff.compare({"a": 1, "b": 2}, {"b": 2, "c": 3})
        assert (gone, new) == ([1], [3])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--poolwise", type=pathlib.Path, required=True)
    poolwise = parser.parse_args().poolwise.resolve()
    failed = 0
    tests = [labels_are_well_formed, mistakes_are_found, precision_is_counted,
             the_page_tells_the_figures, old_standards_are_raised, fixes_are_counted,
             new_reports_are_told,
             lambda: diff_tells_what_changed(poolwise)]
    for test in tests:
        try:
            test()
        except AssertionError as error:
            failed += 1
            print(f"FAIL {test.__name__}: {error}")
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
