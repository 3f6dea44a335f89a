"""The store of summaries, and every way in which summaries travel.

Whatever is taken from the store, whoever extracted it, whatever was damaged or
killed before: findings are those of a run that parses everything. Last line:
`N passed, N failed`.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

import project
from harness import TESTS, Poolwise, expect, settled, test

LLVM = pathlib.Path("/usr/lib/llvm-22/bin")


@test
def second_run_parses_nothing_ok(p):
    root = p.new("second")
    expect(p.text(root) == p.fresh(root))
    expect(p.json(root)["findings"], "the project has findings")
    expect(p.cached(root) == (4, 4))
    done = p.run(root, "--stats")
    expect("4 summaries from the cache, 0 made anew" in done.stderr, done.stderr)
    expect("propagate" not in done.stderr, "findings are kept, those with fixes too")
    for form in "text", "sarif", "github", "gitlab", "html":
        expect(p.text(root, "--format", form) == p.fresh(root, "--format", form), form)
    expect(p.run(root, "--diff").stdout == p.run(root, "--diff", "--no-cache").stdout)
    # How new code is linked depends on files that nobody parses.
    (root / "CMakeLists.txt").write_text("project(x)\nadd_library(x copy.cpp)\n")
    for _ in range(2):
        patch = p.run(root, "--diff").stdout
        expect("target_link_libraries" in patch, patch)
        expect(patch == p.run(root, "--diff", "--no-cache").stdout)
    (root / "CMakeLists.txt").write_text("project(y)\n\nadd_library(y copy.cpp)\n")
    expect(p.run(root, "--diff").stdout == p.run(root, "--diff", "--no-cache").stdout)
    shown = p.run(root, "--format", "json", command="functions").stdout
    expect(json.loads(shown)["functions"] == json.loads(p.run(
        root, "--format", "json", "--no-cache", command="functions").stdout)["functions"])


@test
def changes_are_seen_ok(p):
    root = p.new("changes")
    p.text(root)
    load = root / "load.cpp"
    load.write_text("// a comment\n" + load.read_text())
    expect(p.cached(root) == (3, 4), "a comment")
    header = root / "second" / "files.h"
    header.write_text(header.read_text().replace("sum += load", "sum -= load"))
    expect(p.cached(root) == (0, 4), "a header")
    os.utime(load)
    expect(p.cached(root) == (4, 4), "touched only")
    project.database(root, flags="-DX=1")
    done = p.run(root, "--stats")
    expect("other flags" in done.stderr, done.stderr)
    project.database(root, flags="-DX=1 -MD -MF x.d -O3")
    expect(p.cached(root) == (4, 4), "flags that a parse does not see")
    # Same size, and the time put back: the time of change tells.
    text, stat = load.read_text(), load.stat()
    load.write_text(text.replace("local(1)", "local(2)"))
    os.utime(load, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    expect(p.cached(root) == (3, 4), "a change with the old time")


@test
def comment_stops_early_ok(p):
    root = p.new("comment")
    p.text(root, "--min-speedup", "0", "--min-task-us", "0")
    def stages(change, expected):
        change()
        options = "--min-speedup", "0", "--min-task-us", "0"
        done = p.run(root, "--stats", *options)
        expect(("propagate" in done.stderr) != expected, done.stderr)
        for form in "json", "text":
            shown = p.text(root, "--format", form, "--omit-suppressed", *options)
            fresh = p.fresh(root, "--format", form, "--omit-suppressed", *options)
            if form == "json": # how many came from the cache is in it
                shown, fresh = (json.loads(t) for t in (shown, fresh))
                shown["summary"].pop("translation_units")
                fresh["summary"].pop("translation_units")
            expect(shown == fresh, form)
        patch = p.run(root, "--diff", *options).stdout
        expect(patch and patch == p.run(root, "--diff", "--no-cache", *options).stdout)
    copy, header = root / "copy.cpp", root / "second" / "files.h"
    edit = lambda file, old, new: lambda: file.write_text(file.read_text().replace(old, new))
    stages(edit(copy, "  for", "  // a comment\n\n  /* two */ for"), True)
    stages(edit(copy, "std::vector<std::string> out;", "std::vector<std::string> out; // in a line"),
           True)
    stages(edit(header, "#pragma once", "// head\n#pragma once"), True)
    stages(edit(copy, ": paths)", ": paths) // NOLINT(poolwise-sequential-io-loop)"), True)
    stages(edit(copy, "// a comment\n", ""), True)
    # What was on one line is no more.
    stages(edit(copy, "for (const", "for\n(const"), False)
    stages(edit(copy, "out.push_back(load(path));", "out.push_back(load(path + path));"), False)


@test
def header_that_appears_earlier_is_seen_ok(p):
    root = p.new("earlier")
    p.text(root)
    expect(p.cached(root) == (4, 4))
    shutil.copy(root / "second" / "files.h", root / "first" / "files.h")
    with open(root / "first" / "files.h", "a") as out:
        out.write("inline void twice(std::vector<std::string> v)"
                  " { for (auto &s : v) load(s); }\n")
    expect(p.cached(root) == (0, 4), "it takes the place of the one behind")
    (root / "first" / "files.h").unlink()
    expect(p.cached(root) == (0, 4), "it is gone")


@test
def missing_header_that_appears_is_seen_ok(p):
    root = p.new("generated")
    main = root / "main.cpp"
    main.write_text('#include "made.h"\n' + main.read_text())
    expect(p.run(root).returncode == 3, "said, not passed over")
    expect("made.h" in p.text(root))
    (root / "first" / "made.h").write_text("#pragma once\n")
    expect(p.cached(root) == (3, 4))
    expect(p.run(root).returncode == 1)
    # A source that the build has still to make.
    project.database(root, ["load.cpp", "made.cpp"])
    done = p.run(root)
    expect(done.returncode == 3 and "made.cpp" in done.stdout and "build" in done.stdout)


@test
def judging_needs_no_parse_ok(p):
    root = p.new("judging")
    p.text(root)
    expect(p.cached(root, "--min-speedup", "100") == (4, 4))
    (root / ".poolwise.yaml").write_text("policy: python\n")
    expect(p.cached(root) == (4, 4))
    (root / "rules.yaml").write_text(
        "pack: mine\nfunctions:\n  - name: unused\n    effects: [network]\n"
        "    threads: safe\n    cost: {wait: 1s}\n    source: guess\n")
    for _ in range(2): # compiled, then as it was compiled
        expect(p.cached(root, "--rules", "rules.yaml", "--min-speedup", "100") == (4, 4))
        p.run(root, "--min-speedup", "101", "--rules", "rules.yaml")
    (root / "rules.yaml").write_text("pack: mine\nfunctions: [{name: x}]\n")
    for _ in range(2):
        expect(p.run(root, "--rules", "rules.yaml").returncode == 2, "errors are told again")
    header = root / "second" / "files.h"
    header.write_text(header.read_text().replace(
        "  for (const auto", "  // NOLINTNEXTLINE\n  for (const auto"))
    before = len([f for f in p.json(root)["findings"] if f["suppressed"]])
    expect(before == 1, "NOLINT is read")


@test
def damage_is_repaired_bad(p):
    root = p.new("damage")
    p.text(root)
    [store] = (root / ".poolwise").glob("summaries-*.db")
    good, random_ = store.read_bytes(), random.Random(1)
    cases = [b"", b"no database", good[:len(good) // 2], good[:4096]]
    for share in 0.02, 0.2, 0.5, 0.9:
        at = int(len(good) * share)
        cases.append(good[:at] + random_.randbytes(9000) + good[at + 9000:])
    for number, bytes_ in enumerate(cases):
        for side in root.glob(".poolwise/summaries-*"):
            side.unlink()
        store.write_bytes(bytes_)
        expect(p.text(root) == p.fresh(root), f"case {number}")
    p.text(root)
    expect(p.cached(root) == (4, 4))
    pch = list((root / ".poolwise").glob("*.pch"))
    for file in pch:
        file.write_bytes(file.read_bytes()[:-5000] + bytes(5000))
    for name in "main.cpp", "load.cpp", "copy.cpp", "plain.cpp":
        (root / name).write_text((root / name).read_text() + "int more;\n")
    expect(p.cached(root)[0] == 0, "damaged preambles")


@test
def killed_at_any_moment_bad(p):
    root = p.new("killed")
    expected = p.fresh(root)
    for number in range(5):
        shutil.rmtree(root / ".poolwise", ignore_errors=number % 2 == 0)
        run = subprocess.Popen([p.tool, "check"], cwd=root, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        time.sleep(0.1 + 0.15 * number)
        run.kill()
        run.wait()
        expect(p.text(root) == expected, f"killed, {number}")
    cache = root / ".poolwise"
    [own] = cache.glob("summaries-*.db")
    lately, *old = [cache / name for name in (
        "summaries-2.db", "summaries-1.db", "preamble-1-2.pch.info", "preamble-1-2.pch.tmp")]
    for path in lately, *old:
        path.write_text("half")
    p.text(root)
    expect(all(path.exists() for path in old), "somebody may be writing it")
    for path in own, *old:
        os.utime(path, (1, 1))
    expect(p.cached(root) == (4, 4) and lately.exists(), "in use")
    expect(not any(path.exists() for path in old), "nobody is any more")


@test
def full_disk_only_costs_time_bad(p):
    root = p.new("full")
    small = root / "small"
    small.mkdir()
    for size in "64k", "600k": # for no table; for no preamble
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", small],
                          capture_output=True).returncode:
            print("     (may not mount a file system here)")
            return
        try:
            for _ in range(2):
                expect(p.text(root, "--cache-dir", small) == p.fresh(root), size)
        finally:
            subprocess.run(["umount", small], check=True)


@test
def interrupt_keeps_what_is_done_ok(p):
    root = p.new("interrupt")
    os.mkfifo(root / "first" / "pipe.h")
    (root / "slow.cpp").write_text('#include "pipe.h"\n')
    project.database(root, ["load.cpp", "main.cpp", "slow.cpp"])
    run = subprocess.Popen([p.tool, "check", "-j1"], cwd=root, text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        time.sleep(0.3)
        stats = subprocess.run(
            [sys.executable, "-c", "import sqlite3, sys, glob\n"
             "for f in glob.glob(sys.argv[1]):\n"
             "  print(sqlite3.connect(f).execute('select count(*) from units').fetchone()[0])",
             str(root / ".poolwise" / "*.db")], capture_output=True, text=True)
        if stats.stdout.strip() == "2":
            break
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=30)
    expect(run.returncode == -signal.SIGINT and "2 of 3 files are done" in errors, errors)
    done = p.run(root, "--file-timeout", "1", "--stats")
    expect(done.returncode == 3 and "2 summaries from the cache" in done.stderr, done.stderr)
    expect("longer than 1 s" in done.stdout and "slow.cpp" in done.stdout, done.stdout)


@test
def several_at_once_ok(p):
    root = p.new("several")
    expected = p.fresh(root)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda _: p.text(root), range(4)))
    expect(texts == [expected] * 4)
    expect(p.cached(root) == (4, 4))


@test
def cache_moves_with_the_checkout_ok(p):
    root = p.new("checkout")
    p.text(root)
    moved = p.folder / "moved"
    shutil.copytree(root, moved)
    project.database(moved)
    expect(p.cached(moved, "--cache-key=content") == (4, 4))
    expect(p.text(moved, "--cache-key=content") == p.fresh(root), "relative paths")


@test
def preamble_changes_nothing_ok(p):
    root = p.new("preamble")
    # Against each of these a preamble must not be used, or not matter.
    extra = {
        "own.cpp": "#define __cpp_lib_span 1\n#include <vector>\n#include <string>\n"
                   '#include "files.h"\nint own() { return __cpp_lib_span; }\n',
        "early.cpp": "#ifdef _GLIBCXX_VECTOR\nint before;\n#endif\n#include <vector>\n"
                     '#include <string>\n#include "files.h"\nint early();\n',
        "less.cpp": "#include <vector>\nvoid f(std::vector<int> &v)"
                    " { for (int &x : v) x *= 2; }\n",
        "wrong.cpp": '#include <string>\n#include <vector>\n#include "files.h"\nint x = y;\n',
    }
    project.write(root, extra)
    project.database(root, sorted(list(extra) + ["load.cpp", "main.cpp", "copy.cpp"]))
    expect(p.text(root) == p.fresh(root))
    expect(list((root / ".poolwise").glob("preamble-*.pch")), "one was made")
    # Flags of a release build, and one that defines a macro.
    shutil.rmtree(root / ".poolwise")
    project.database(root, flags="-DNDEBUG -DOWN=1 -Wno-deprecated")
    done = p.run(root, "--stats")
    expect("4 of them with a preamble" in done.stderr, done.stderr)
    with_it = p.run(root, "--stage=summary", "--format=json", command="dump").stdout
    without = p.run(root, "--stage=summary", "--format=json", "--no-cache",
                    "--no-preamble", command="dump").stdout
    expect(with_it == without, "summaries are the same")
    # A folder of the program's own comes before those where library headers look.
    project.write(root, {"own/none.h": ""})
    project.database(root, flags="-Iown")
    expect(p.cached(root) == (0, 4) and p.cached(root) == (4, 4), "an own folder")
    project.write(root, {"own/wchar.h": "#error mine\n"})
    expect(p.cached(root)[0] == 0, "a header that a library's header would find")
    expect("mine" in p.text(root))


@test
def real_package_is_the_same_every_way_ok(p):
    """Findings and kinds of a package that Debian ships as sources: with the bodies of
    library functions and without, with preambles, from the cache, for any -j."""
    source, root = pathlib.Path("/usr/src/googletest"), p.new("package")
    if not source.exists():
        print("     (no libgtest-dev here)")
        return
    include = " ".join(f"-I{source}/{folder}" for folder in
                       ("googletest/include", "googletest", "googlemock/include", "googlemock"))
    names = [f"{source}/{name}.cc" for name in
             ("googletest/src/gtest-filepath", "googletest/src/gtest-matchers",
              "googletest/src/gtest-test-part")]
    project.database(root, names, f"{include} -std=c++17 -DNDEBUG")
    def report(*options):
        shown = p.json(root, "--functions", "--min-speedup", "0", "--min-task-us", "0", *options)
        return {key: shown[key] for key in ("findings", "functions", "failures")}
    expected = report("--no-cache", "--no-preamble", "-j1")
    expect(len(expected["functions"]) > 100)
    for options in ["--all-bodies", "-j2"], ["-j3"], ["-j1"]:
        shown = report(*options)
        for key, value in expected.items():
            expect(shown[key] == value, f"{key} with {options}")


def summarized(p, root, *options):
    done = p.run(root, *options, command="summarize")
    assert done.returncode == 0, done.stderr
    return done


@test
def shards_merge_ok(p):
    root = p.new("shards")
    (root / "gone.cpp").write_text("")
    project.database(root, ["load.cpp", "main.cpp", "copy.cpp", "plain.cpp", "gone.cpp"])
    (root / "gone.cpp").unlink()
    parts = [f"part{i}.pws" for i in (1, 2, 3)]
    for i, part in enumerate(parts):
        summarized(p, root, "--shard", f"{i + 1}/3", "-o", part, "--no-cache")
    expected = p.fresh(root)
    expect(p.text(root, "--summaries", *parts) == expected)
    expect(p.text(root, "--summaries", *reversed(parts), parts[0]) == expected)
    expect(p.run(root, "--summaries", *parts).returncode == 3, "gone.cpp is told")
    expect(p.run(root, "--shard", "4/3", "-o", "x", command="summarize").returncode == 2)
    moved = p.folder / "shards-moved"
    shutil.copytree(root, moved)
    expect(p.text(moved, "--summaries", *parts) == expected, "another root")
    for bad in root / "main.cpp", root / "nothing.o":
        done = p.run(root, "--summaries", bad)
        expect(done.returncode == 2 and str(bad) in done.stderr, done.stderr)


@test
def summaries_in_objects_and_archives_ok(p):
    root = p.new("objects")
    expected = p.fresh(root)
    objects = []
    for name in "load", "main", "copy", "plain":
        summarized(p, root, f"{name}.cpp", "-o", f"{name}.pws", "--no-cache")
        subprocess.run([LLVM / "clang", "-x", "c", "-c", "/dev/null", "-o", f"{name}.o"],
                       cwd=root, check=True)
        subprocess.run([LLVM / "llvm-objcopy", f"--add-section=.poolwise.summary={name}.pws",
                        f"{name}.o"], cwd=root, check=True)
        objects.append(f"{name}.o")
    expect(p.text(root, "--summaries", *objects) == expected)
    subprocess.run(["ld", "-r", "-o", "both.o", *objects[:2]], cwd=root, check=True)
    subprocess.run([LLVM / "llvm-ar", "rc", "lib.a", *objects[2:]], cwd=root, check=True)
    expect(p.text(root, "--summaries", "both.o", "lib.a") == expected)
    dumped = p.run(root, "--stage=summary", "--summaries", "both.o", command="dump")
    expect("function load at" in dumped.stdout, dumped.stderr)


@test
def ninja_runs_what_changed_ok(p):
    root = p.new("ninja")
    names = ["load", "main", "copy", "plain"]
    (root / "build.ninja").write_text(
        "rule summarize\n"
        f"  command = {p.tool} summarize $in -o $out --depfile $out.d\n"
        "  depfile = $out.d\n  deps = gcc\n" +
        "".join(f"build {n}.pws: summarize {n}.cpp\n" for n in names) +
        "rule check\n"
        f"  command = {p.tool} check --summaries $in -o $out || [ $$? = 1 ]\n"
        "build report.txt: check " + " ".join(f"{n}.pws" for n in names) + "\n")
    def ninja():
        done = subprocess.run(["ninja", "-v"], cwd=root, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
        return done.stdout.count(" summarize ")
    expect(ninja() == 4)
    expect((root / "report.txt").read_text() == p.fresh(root))
    expect(ninja() == 0)
    (root / "plain.cpp").write_text((root / "plain.cpp").read_text() + "int more;\n")
    expect(ninja() == 1)
    header = root / "second" / "files.h"
    header.write_text(header.read_text() + "int other();\n")
    expect(ninja() == 4)
    expect((root / "report.txt").read_text() == p.fresh(root))


@test
def mpirun_gives_the_same_ok(p):
    tool = p.tool.with_name("poolwise-mpi")
    if not tool.exists() or not shutil.which("mpirun"):
        print("     (no MPI here)")
        return
    root = p.new("mpi")
    environment = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1",
                       OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1", OMPI_MCA_plm="isolated",
                       OMPI_MCA_btl_vader_single_copy_mechanism="none")
    done = subprocess.run(["timeout", "120", "mpirun", "--oversubscribe", "-n", "3", tool, "check",
                           "-o", "out.txt"], cwd=root,
                          env=environment, capture_output=True, text=True)
    expect((root / "out.txt").read_text() == p.fresh(root), done.stderr)
    expect(p.cached(root) == (4, 4), "the store is rank 0's")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--poolwise", type=pathlib.Path, required=True)
    parser.add_argument("tests", nargs="*")
    options = parser.parse_args()
    os.environ.pop("POOLWISE_NO_CACHE", None)
    failed = passed = 0
    with tempfile.TemporaryDirectory(prefix="poolwise-store-") as folder:
        p = Poolwise(options.poolwise.resolve(), pathlib.Path(folder))
        for one in TESTS:
            if options.tests and one.__name__ not in options.tests:
                continue
            try:
                one(p)
                passed += 1
                print(f"ok   {one.__name__}", flush=True)
            except Exception:
                failed += 1
                print(f"FAIL {one.__name__}\n{traceback.format_exc()}", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
