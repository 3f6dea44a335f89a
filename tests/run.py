"""Runs every suite and adds up what they say: `./dev test [SUITE...]`.

A suite is a list of commands. It counts what its last lines say (ctest, lit, or
the plain line `N passed, N failed`); one that fails without saying so, or that
runs nothing, counts as one failure. Logs are under BUILD/test-logs. The last
line is `N passed, N failed`; the exit status is 1 if any failed.
"""

import argparse
import concurrent.futures
import dataclasses
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
COUNTS = [
    # (passed, failed), as ctest, lit and our own runners say it
    lambda t: [(int(n) - int(f), int(f)) for f, n in
               re.findall(r"(\d+) tests failed out of (\d+)", t)],
    lambda t: [(sum(map(int, re.findall(r"(?m)^  (?:Passed|Expectedly Failed) *: *(\d+)", t))),
                sum(map(int, re.findall(r"(?m)^  (?:Failed|Unresolved|Timed Out|"
                                        r"Unexpectedly Passed) *: *(\d+)", t))))]
    if "Total Discovered Tests" in t else [],
    lambda t: [tuple(map(int, pair)) for pair in
               re.findall(r"(?m)^(\d+) passed, (\d+) failed", t)[-1:]],
]


@dataclasses.dataclass
class Suite:
    name: str
    commands: list
    alone: bool = False  # it measures time, or keeps all cores busy itself
    one: bool = False  # it is one test: its exit status says all


def ctest(folder, jobs):
    return ["ctest", "--test-dir", folder, "-j", jobs, "--output-on-failure",
            "--timeout", "300"]


def runtime_suite(build, jobs, name, *options):
    """The runtime and its tests, built once more in another way."""
    folder = build / name
    return Suite(name, [
        ["cmake", "-S", ROOT / "tests" / "runtime", "-B", folder, "-G", "Ninja",
         "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache", *options],
        ["ninja", "-C", folder, "-j", jobs],
        ctest(folder, jobs),
    ], alone=True)


def suites(build, jobs):
    clang = ("-DCMAKE_C_COMPILER=clang-22", "-DCMAKE_CXX_COMPILER=clang++-22")
    gcc = ("-DCMAKE_C_COMPILER=gcc", "-DCMAKE_CXX_COMPILER=g++")
    tool = ["--poolwise", build / "analyzer" / "poolwise"]

    def script(path, *options):
        return [[sys.executable, ROOT / "tests" / path, *options]]

    return [
        Suite("ctest", [ctest(build, jobs)], alone=True),
        runtime_suite(build, jobs, "runtime-gcc", *gcc, "-DCMAKE_BUILD_TYPE=Release"),
        runtime_suite(build, jobs, "runtime-tsan", *clang, "-DPOOLWISE_SANITIZE=thread"),
        runtime_suite(build, jobs, "runtime-asan", *clang,
                      "-DPOOLWISE_SANITIZE=address,undefined"),
        Suite("source", script("source/run.py")),
        Suite("lit", [["/usr/lib/llvm-22/bin/lit", "-sv", ROOT / "tests" / "lit",
                       ROOT / "tests" / "known-bugs",
                       "--param", f"poolwise={build}/analyzer/poolwise"]]),
        Suite("equivalence", script("equivalence/run.py", *tool)),
        Suite("fuzz", script("fuzz/run.py", *tool, "--build", build / "runtime")),
        Suite("targets", script("targets/run.py", *tool)),
        Suite("refused", script("refused/run.py", *tool)),
        Suite("report", script("report/run.py", *tool, "--build", build)),
        Suite("accuracy", script("accuracy/test.py", *tool) +
              script("accuracy/accuracy.py", *tool, "--recorded", "--check",
                     ROOT / "docs" / "accuracy.md", "--work", build / "accuracy",
                     "lzip", "cmark")),
        Suite("ecosystem", script("ecosystem/test.py", *tool)),
        Suite("docs", script("docs/run.py", "--build", build)),
        Suite("store", script("store/run.py", *tool)),
        Suite("plugin", script("plugin/run.py", "--build", build)),
        Suite("deterministic", script("deterministic/run.py", *tool, "--build", build)),
        Suite("demo", [[sys.executable, ROOT / "examples" / "demo.py", "--short",
                        "--build", build, "--out", build / "demo"]],
              alone=True, one=True),
    ]


def count(suite, text, status):
    if suite.one:
        return (0, 1) if status else (1, 0)
    found = [pair for counts in COUNTS for pair in counts(text)]
    passed = sum(p for p, _ in found)
    failed = sum(f for _, f in found)
    if not failed and (status or not passed):
        failed = 1
    return passed, failed


def said_by_failed(text):
    """The beginning and the end of what each failed test of ctest has printed."""
    for block in re.findall(r"(?ms)^ *\d+/\d+ Test +#\d+: [^\n]*\*\*\*.*?"
                            r"(?=^ *(?:\d+/\d+ Test +#|Start +\d+: |\d+% tests passed))", text):
        lines = block.splitlines()
        yield from lines if len(lines) <= 120 else [*lines[:80], "...", *lines[-40:]]


def run(suite, logs):
    log = logs / f"{suite.name}.log"
    start, text, status = time.monotonic(), "", 0
    for command in suite.commands:
        done = subprocess.run([str(word) for word in command], cwd=ROOT, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              errors="replace", stdin=subprocess.DEVNULL)
        text, status = text + done.stdout, done.returncode
        if status:
            break
    log.write_text(text)
    passed, failed = count(suite, text, status)
    print(f"{'FAIL' if failed else 'ok':<5} {suite.name:<14} {passed:>5} passed "
          f"{failed:>3} failed  {time.monotonic() - start:6.1f} s", flush=True)
    for line in re.findall(r"(?m)^SKIPPED .*", text):
        print(f"      {line}", flush=True)
    if failed:
        print(*said_by_failed(text), *text.splitlines()[-40:], f"(all of it: {log})",
              sep="\n", flush=True)
    return passed, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("suites", nargs="*")
    options = parser.parse_args()

    # Tests start cold, and leave nothing behind; tests/store takes this back.
    os.environ["POOLWISE_NO_CACHE"] = "1"
    build = options.build.resolve()
    logs = build / "test-logs"
    logs.mkdir(parents=True, exist_ok=True)
    known = suites(build, options.jobs)
    unknown = set(options.suites) - {suite.name for suite in known}
    if unknown:
        parser.error(f"no suite {', '.join(sorted(unknown))}; there are: "
                     f"{' '.join(suite.name for suite in known)}")
    chosen = [s for s in known if not options.suites or s.name in options.suites]

    results = [run(suite, logs) for suite in chosen if suite.alone]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results += pool.map(lambda suite: run(suite, logs),
                            [suite for suite in chosen if not suite.alone])
    passed, failed = (sum(column) for column in zip(*results))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
