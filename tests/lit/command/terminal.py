"""Runs poolwise as a person does: stderr is a terminal, and Ctrl-C comes.

usage: terminal.py POOLWISE, in a copy of Inputs/project.
"""

import os
import pathlib
import pty
import signal
import subprocess
import sys
import time

POOLWISE = sys.argv[1]


def stderr_of(*options):
    """What a run prints on a terminal."""
    reader, writer = pty.openpty()
    subprocess.run([POOLWISE, "check", *options, "headlines.cpp", "--", "-std=c++20"],
                   stdout=subprocess.DEVNULL, stderr=writer)
    os.close(writer)
    text = b""
    try:
        while part := os.read(reader, 4096):
            text += part
    except OSError:  # how a terminal without a writer ends
        pass
    return text.decode()


def progress_shows_and_is_erased():
    text = stderr_of()
    assert "[1/1] headlines.cpp" in text, repr(text)
    assert text.endswith("\r\033[K"), repr(text)
    assert stderr_of("--quiet") == ""


def running_in(folder):
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            command = (entry / "cmdline").read_bytes()
            if entry.name.isdigit() and str(folder).encode() in command:
                found.append(int(entry.name))
        except OSError:
            pass
    return [pid for pid in found if pid != os.getpid()]


def interrupt_leaves_nothing():
    folder = pathlib.Path.cwd() / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.cpp").write_text("#include <regex>\n#include <iostream>\n")
    before = set(os.listdir())
    run = subprocess.Popen([POOLWISE, "check", "-o", "report.txt", folder, "--",
                            "-std=c++20"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(0.7)
        assert run.poll() is None, "it was faster than the interrupt"
        run.send_signal(signal.SIGINT)
        assert run.wait(20) == -signal.SIGINT, run.returncode
    finally:
        run.kill()
    assert set(os.listdir()) == before, set(os.listdir()) - before
    for _ in range(50):
        if not running_in(folder):
            return
        time.sleep(0.1)
    raise AssertionError(f"workers are left: {running_in(folder)}")


# A test that runs in the background inherits that interrupts are ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
progress_shows_and_is_erased()
interrupt_leaves_nothing()
