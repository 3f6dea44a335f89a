"""Python's concurrent.futures.ProcessPoolExecutor with two workers."""

import concurrent.futures
import statistics
import time

import bench
import tasks


def pool():
    return concurrent.futures.ProcessPoolExecutor(2)


def warm_up(workers):
    """Has both workers run something, so that they are there."""
    for each in [workers.submit(tasks.nap) for _ in range(2)]:
        each.result()


def call():
    with pool() as workers:
        return bench.typical(100, lambda: [workers.submit(tasks.following, i).result()
                                           for i in range(100)])


def pipelined():
    with pool() as workers:
        def run():
            for each in [workers.submit(tasks.following, i) for i in range(1000)]:
                each.result()
        return bench.typical(1000, run)


def mapped():
    with pool() as workers:  # its default, chunks of one, would take ten seconds
        return bench.typical(100_000, lambda: list(
            workers.map(tasks.following, range(100_000), chunksize=1000)))


def echo():
    data = bytes(bench.MEBIBYTE)
    with pool() as workers:
        return bench.typical(1, lambda: workers.submit(tasks.echo, data).result())


def start():
    def run():
        with pool() as workers:
            for each in [workers.submit(tasks.following, i) for i in range(2)]:
                each.result()
    return bench.typical(1, run)


def crash():
    times = []
    for _ in range(7):  # each breaks its pool
        with pool() as workers:
            warm_up(workers)
            begin = time.perf_counter()
            try:
                workers.submit(tasks.die).result()
            except concurrent.futures.process.BrokenProcessPool:
                times.append(time.perf_counter() - begin)
    return statistics.median(times)


def lost():
    """How many of six tasks behind one that crashes do not finish; one more for a dead pool."""
    with pool() as workers:
        warm_up(workers)
        workers.submit(tasks.die)
        count = 0
        try:
            innocent = [workers.submit(tasks.nap) for _ in range(6)]
            for each in innocent:
                count += each.exception() is not None
        except concurrent.futures.process.BrokenProcessPool:
            count = 6
        try:
            workers.submit(tasks.following, 1).result()
        except concurrent.futures.process.BrokenProcessPool:
            count += 1
        return count


def hold_busy():
    with pool() as workers:
        for _ in range(2):
            workers.submit(tasks.sleep_long)
        time.sleep(0.1)
        bench.hold()


bench.measure({"call": call, "pipelined": pipelined, "map": mapped, "echo": echo, "start": start,
               "crash": crash, "lost": lost, "hold-busy": hold_busy})
