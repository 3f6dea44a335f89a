"""Python's multiprocessing.Pool with two workers, by its default start method."""

import multiprocessing
import time

import bench
import tasks


def pool():
    return multiprocessing.Pool(2)


def call():
    with pool() as workers:
        return bench.typical(100, lambda: [workers.apply(tasks.following, (i,))
                                           for i in range(100)])


def pipelined():
    with pool() as workers:
        def run():
            for each in [workers.apply_async(tasks.following, (i,)) for i in range(1000)]:
                each.get()
        return bench.typical(1000, run)


def mapped():
    with pool() as workers:
        return bench.typical(100_000, lambda: workers.map(tasks.following, range(100_000)))


def echo():
    data = bytes(bench.MEBIBYTE)
    with pool() as workers:
        return bench.typical(1, lambda: workers.apply(tasks.echo, (data,)))


def start():
    def run():
        with pool() as workers:
            both = [workers.apply_async(tasks.following, (i,)) for i in range(2)]
            for each in both:
                each.get()
    return bench.typical(1, run)


def start_in_a_large_program():
    large = bytearray(b"\1") * (1 << 30)
    seconds = start()
    return seconds if large else None


def hold_busy():
    with pool() as workers:
        for _ in range(2):
            workers.apply_async(tasks.sleep_long)
        time.sleep(0.1)
        bench.hold()


bench.measure({"call": call, "pipelined": pipelined, "map": mapped, "echo": echo, "start": start,
               "start-1GiB": start_in_a_large_program, "hold-busy": hold_busy})
