"""The measurements that the advice stands on: work that waits and work that computes, in three
sizes each, on each executor."""

import os
import statistics
import subprocess
import sys

import family
import held
import table

# (kind, tasks, microseconds each)
WORK = (("wait", 1000, 200), ("wait", 200, 10_000), ("wait", 50, 100_000),
        ("compute", 10_000, 10), ("compute", 200, 1000), ("compute", 10, 50_000))
EXECUTORS = {"sequential": "sequential", "I/O threads": "io", "CPU threads": "cpu",
             "processes": "2", "64 processes": "64"}


def chosen(kind):
    """Sixty-four processes only make sense for waiting."""
    return [name for name in EXECUTORS if kind == "wait" or name != "64 processes"]


def one(build, kind, count, us, executor):
    """(wall seconds, CPU seconds, peak bytes), pool made within."""
    line = [build / "bench_advice", kind, str(count), str(us), executor]
    with held.held(line) as process:
        before = family.cpu_seconds([process.pid])
        process.stdin.write(b"\n")
        process.stdin.flush()
        wall = float(process.stdout.readline())
        everybody = family.members(process.pid)
        return wall, family.cpu_seconds(everybody) - before, family.peak_bytes(everybody)


def measure(build, rounds):
    """{(work, executor name): [one's results]}, in turns."""
    found = {}
    server = subprocess.Popen([build / "bench_wait_server"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    os.environ["POOLWISE_BENCH_WAIT_PORT"] = server.stdout.readline().strip()
    try:
        for turn in range(rounds):
            print(f"advice, round {turn + 1} of {rounds}", file=sys.stderr)
            for work in WORK:
                for name in chosen(work[0]):
                    found.setdefault((work, name), []).append(one(build, *work, EXECUTORS[name]))
    finally:
        server.stdin.close()
        server.wait()
    return found


def markdown(found):
    head = ["work", *EXECUTORS]
    lines = []
    for work in WORK:
        kind, count, us = work
        verb = "waits" if kind == "wait" else "computes"
        each = f"{us} us" if us < 1000 else f"{us // 1000} ms"
        cells = [f"{count} tasks, each {verb} {each}"]
        for name in EXECUTORS:
            runs = found.get((work, name))
            if not runs:
                cells.append("")
                continue
            wall, cpu, peak = (statistics.median(column) for column in zip(*runs))
            cells.append(f"{table.amount(wall, 'ms')} / {table.number(cpu, 'ms')} / "
                         f"{peak / 2**20:.1f}")
        lines.append(cells)
    return table.markdown(head, lines)
