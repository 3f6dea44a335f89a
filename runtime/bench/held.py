"""Measures that look at a process from outside while it holds still: idle CPU time, orphans."""

import contextlib
import os
import signal
import subprocess
import time

import family


@contextlib.contextmanager
def held(command):
    """The process, once it has said `ready`; it and its descendants are gone afterwards."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               start_new_session=True)
    try:
        if process.stdout.readline() != b"ready\n":
            raise RuntimeError(f"{command} did not get ready")
        yield process
    finally:
        rest = [(pid, family.start_ticks(pid)) for pid in family.members(process.pid)]
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        try:
            process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        _end(rest)


def idle_cpu(command):
    """The CPU seconds that the process and its descendants use in one second without work."""
    with held(command) as process:
        time.sleep(1)  # let it come to rest
        all_of_it = family.members(process.pid)
        before = family.cpu_seconds(all_of_it)
        time.sleep(1)
        return family.cpu_seconds(all_of_it) - before


def orphans(command):
    """How many descendants live one second after the process was killed, and how many seconds it
    took until the last one was gone; that is one second if it was not."""
    with held(command) as process:
        workers = [(pid, family.start_ticks(pid)) for pid in family.members(process.pid)[1:]]
        if not workers:
            raise RuntimeError(f"{command} has no workers")
        os.kill(process.pid, signal.SIGKILL)
        start = time.perf_counter()
        gone = 1.0
        while (now := time.perf_counter() - start) < 1:
            if not _alive(workers):
                gone = now
                break
            time.sleep(0.0005)
        left = len(_alive(workers))
        _end(workers)
        return left, gone


def _alive(processes):
    return [(pid, ticks) for pid, ticks in processes
            if ticks is not None and family.start_ticks(pid) == ticks]


def _end(processes):
    for pid, _ in _alive(processes):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
