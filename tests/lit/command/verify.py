"""`check --fix --verify COMMAND` and `--commits`, on a program of five loops.

usage: verify.py POOLWISE, in an empty folder. The commands are lines of shell that
look at the sources; that real builds and tests work as well is tests/docs' matter.
"""

import os
import pathlib
import signal
import subprocess
import sys
import time

POOLWISE = sys.argv[1]
NAMES = ["one", "two", "three", "four", "five"]
SOURCE = "#include <unistd.h>\n#include <vector>\n" + "".join(f"""
void {name}(const std::vector<int> &{name}_list) {{
  for (int x : {name}_list)
    usleep(x);
}}
""" for name in NAMES)
MAIN = pathlib.Path("main.cpp")
JOURNAL = pathlib.Path(".poolwise-journal")
COMMAND = [POOLWISE, "check", "--fix", "--min-task-us=0", "--min-speedup=0"]


def fixed():
    """Which loops are rewritten."""
    text = MAIN.read_text()
    return [n for n in NAMES if f"for_each({n}_list" in text]


def has(name):
    return f"grep -q 'for_each({name}_list' main.cpp"


def start(*options):
    MAIN.write_text(SOURCE)
    return [*COMMAND, *options, "main.cpp", "--", "-std=c++20"]


def run(*options, expected=0):
    return again(start(*options), expected)


def again(command, expected):
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == expected, (done.returncode, done.stdout, done.stderr)
    return done.stderr


def all_pass():
    said = run("--verify", "true")
    assert fixed() == NAMES, fixed()
    assert said.count("poolwise: kept ") == 5, said
    # Without fixes and with all of them.
    run("--verify", "echo run >>runs; true")
    assert pathlib.Path("runs").read_text() == "run\nrun\n"


def some_break():
    said = run("--verify", f"! {has('two')} && ! {has('five')} || "
               "{ echo; echo 'x.cpp:1: error: no good'; exit 7; }", expected=1)
    assert fixed() == ["one", "three", "four"], fixed()
    assert said.count("poolwise: taken back ") == 2, said
    assert "fails (exit status 7): x.cpp:1: error: no good" in said, said
    assert "main.cpp:10: sequential-io-loop" in said, said


def two_break_together():
    run("--verify", f"! {{ {has('one')} && {has('four')}; }}", expected=1)
    assert fixed() == ["one", "two", "three", "five"], fixed()


def none_is_good():
    run("--verify", "! grep -q poolwise main.cpp", expected=1)
    assert MAIN.read_text() == SOURCE


def the_command_fails_before():
    said = run("--verify", "echo 'cc: error: broken'; false", expected=2)
    assert "before any fix: " in said and "cc: error: broken" in said, said
    assert MAIN.read_text() == SOURCE


def the_command_is_not_steady():
    # Succeeds with the first half, and not the second time.
    pathlib.Path("count").write_text("0")
    said = run("--verify", "n=$(($(cat count) + 1)); echo $n >count; "
               f"case $n in 1) ;; 2) exit 1 ;; 3) ;; 4) exit 1 ;; 5) exit 1 ;; "
               "6) exit 1 ;; *) exit 1 ;; esac", expected=2)
    assert "same answer twice" in said, said
    assert MAIN.read_text() == SOURCE


def a_race_is_found():
    said = run("--verify", "true", "--verify-tsan",
               f"if {has('three')}; then echo 'WARNING: ThreadSanitizer: data race'; "
               "echo 'SUMMARY: ThreadSanitizer: data race main.cpp:16'; fi", expected=1)
    assert fixed() == ["one", "two", "four", "five"], fixed()
    assert "ThreadSanitizer: SUMMARY: ThreadSanitizer: data race main.cpp:16" in said, said


def what_does_not_pay_goes():
    # `two` and `four` make it faster, the others slower: by more than a busy machine does.
    slower = "".join(f"! {has(name)} || sleep 0.05; " for name in ("one", "three", "five"))
    said = run("--verify", "true", "--verify-time",
               f"{slower}{has('two')} || sleep 0.1; {has('four')} || sleep 0.1", expected=1)
    assert fixed() == ["two", "four"], (fixed(), said)
    assert said.count("it does not pay") == 3, said


def it_may_take_too_long():
    said = run("--verify", f"! {has('three')} || sleep 60", "--verify-timeout", "1",
               expected=1)
    assert fixed() == ["one", "two", "four", "five"], fixed()
    assert "did not end within 1 s" in said, said


def wait_for(what):
    for _ in range(600):
        if what():
            return
        time.sleep(0.05)
    raise AssertionError("nothing happened")


def interrupted(number):
    command = start("--verify", "! grep -q poolwise main.cpp || { touch begun; sleep 60; }")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    wait_for(pathlib.Path("begun").exists)
    process.send_signal(number)
    said = process.communicate(timeout=30)[1]
    pathlib.Path("begun").unlink()
    assert process.returncode == -number, (process.returncode, said)
    return said


def an_interrupt_puts_all_back():
    for number in signal.SIGINT, signal.SIGTERM:
        said = interrupted(number)
        assert "all files are as before" in said, said
        assert MAIN.read_text() == SOURCE
        assert not JOURNAL.exists()


def after_a_crash_the_next_run_does():
    interrupted(signal.SIGKILL)
    assert fixed() and JOURNAL.exists()
    half = MAIN.read_text()
    look = [POOLWISE, "check", "main.cpp", "--", "-std=c++20"]
    said = again(look, 3)  # the runtime's header is not there
    assert "warning: a run with --verify was cut off" in said, said
    assert MAIN.read_text() == half
    # Whoever goes on editing is not overwritten.
    MAIN.write_text(half + "// mine\n")
    said = again([*COMMAND, "main.cpp", "--", "-std=c++20"], 2)
    assert "changed since" in said and ".old" in said, said
    assert MAIN.read_text() == half + "// mine\n"
    MAIN.write_text(half)
    said = again([*COMMAND, "main.cpp", "--", "-std=c++20"], 0)
    assert "as before that run" in said, said
    assert fixed() == NAMES and not JOURNAL.exists()


def two_runs_do_not_meet():
    command = start("--verify", "! grep -q poolwise main.cpp || { touch begun; sleep 60; }")
    first = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(pathlib.Path("begun").exists)
    said = again([*COMMAND, "main.cpp", "--", "-std=c++20"], 2)
    assert "another run" in said, said
    first.send_signal(signal.SIGINT)
    first.wait(30)
    pathlib.Path("begun").unlink()
    assert MAIN.read_text() == SOURCE


def someone_else_writes():
    said = run("--verify", "! grep -q poolwise main.cpp || { echo '// mine' >>main.cpp; "
               "false; }", expected=2)
    assert "changed by someone else" in said, said
    assert MAIN.read_text().endswith("// mine\n")
    assert (JOURNAL / "0.old").read_text() == SOURCE
    subprocess.run(["rm", "-r", JOURNAL], check=True)


def git(*words):
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout


def one_commit_each():
    MAIN.write_text(SOURCE)
    git("init", "-q", "-b", "main")
    git("config", "user.name", "N")
    git("config", "user.email", "n@example.org")
    git("add", "main.cpp")
    git("commit", "-qm", "start")
    MAIN.write_text(SOURCE + "// not committed\n")
    said = again([*COMMAND, "--commits", "main.cpp", "--", "-std=c++20"], 2)
    assert "changes that are not committed" in said, said
    pathlib.Path("other").write_text("staged\n")
    git("add", "other")
    run("--commits", "--verify", f"! {has('two')}", expected=1)
    assert fixed() == ["one", "three", "four", "five"], fixed()
    assert git("status", "--porcelain", "main.cpp", "other") == "A  other\n"
    subjects = git("log", "--format=%s").splitlines()
    assert subjects == [f"Run rounds of {n} on I/O threads"
                        for n in ("five", "four", "three", "one")] + ["start"], subjects
    body = git("log", "-1", "--format=%b")
    assert "[poolwise-sequential-io-loop]" in body and "usleep" in body, body
    # Each commit holds one fix; the first brings the #include.
    assert git("show", "HEAD~3").count("\n+#include") == 1
    assert git("show", "HEAD").count("\n+") == git("show", "HEAD~3").count("\n+") - 1
    # A hook that says no.
    git("rm", "-q", "--cached", "other")
    git("reset", "-q", "--hard", "HEAD~4")
    hook = pathlib.Path(".git/hooks/commit-msg")
    hook.write_text("#!/bin/sh\n! grep -q 'of three' $1 || { echo 'not that'; exit 1; }\n")
    hook.chmod(0o755)
    said = again([*COMMAND, "--commits", "main.cpp", "--", "-std=c++20"], 2)
    assert "not that; 2 fixes are committed" in said, said
    assert git("status", "--porcelain", "main.cpp") == ""


def usage():
    for options in (["--verify-tsan=x"], ["--verify-time=x"], ["--verify-timeout=3"]):
        assert "needs --verify" in run(*options, expected=2)
    for option in "--verify=true", "--commits":
        command = [w for w in start(option) if w != "--fix"]
        assert "needs --fix" in again(command, 2)


for case in (all_pass, some_break, two_break_together, none_is_good,
             the_command_fails_before, the_command_is_not_steady, a_race_is_found,
             what_does_not_pay_goes, it_may_take_too_long, an_interrupt_puts_all_back,
             after_a_crash_the_next_run_does, two_runs_do_not_meet, someone_else_writes,
             one_commit_each, usage):
    print(case.__name__, flush=True)
    case()
    left = [p.name for p in pathlib.Path().iterdir() if "poolwise" in p.name]
    assert not left, left
