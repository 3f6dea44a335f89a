"""What bench.h is to the peers in C++: measures one row, prints one number."""

import statistics
import sys
import time

MEBIBYTE = 1 << 20


def typical(operations, run):
    """The median seconds of one operation, over about 0.2 s and at least five runs."""
    run()
    times = []
    begin = time.perf_counter()
    while len(times) < 5 or time.perf_counter() - begin < 0.2:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times) / operations


def hold():
    """Says that it is ready and waits to be looked at, or killed."""
    print("ready", flush=True)
    sys.stdin.read()


def measure(rows):
    """The end of every peer: measures the row that the command line names."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    if wanted not in rows:
        sys.exit(f"usage: {sys.argv[0]} ROW, one of: {' '.join(rows)}")
    seconds = rows[wanted]()
    if seconds is not None:
        print(f"{seconds:.9g}", flush=True)
