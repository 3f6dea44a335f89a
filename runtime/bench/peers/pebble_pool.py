"""pebble's ProcessPool, the pool in Python whose other tasks survive a crash."""

import statistics
import time

import pebble

import bench
import tasks


def warm_up(workers):
    for each in [workers.schedule(tasks.nap) for _ in range(2)]:
        each.result()


def call():
    with pebble.ProcessPool(2) as workers:
        return bench.typical(20, lambda: [workers.schedule(tasks.following, (i,)).result()
                                          for i in range(20)])


def crash():
    times = []
    with pebble.ProcessPool(2) as workers:
        for _ in range(7):
            warm_up(workers)
            begin = time.perf_counter()
            try:
                workers.schedule(tasks.die).result()
            except pebble.ProcessExpired:
                times.append(time.perf_counter() - begin)
    return statistics.median(times)


def lost():
    """How many of six tasks behind one that crashes do not finish."""
    with pebble.ProcessPool(2) as workers:
        warm_up(workers)
        workers.schedule(tasks.die)
        innocent = [workers.schedule(tasks.nap) for _ in range(6)]
        return sum(each.exception() is not None for each in innocent)


bench.measure({"call": call, "crash": crash, "lost": lost})
