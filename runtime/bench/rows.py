"""What is measured and what is demanded: data only.

A row is one measure, taken from each of its peers; a bar compares ours with one
of them. `must` is the bar, `aim` the goal; both are upper bounds of the ratio of
our median to the other's, or of our figure itself (in seconds, or a count) where
there is no other (against=None).
"""

import dataclasses

WORKERS = 2


@dataclasses.dataclass(frozen=True)
class Bar:
    against: str | None
    must: float | None = None
    aim: float | None = None


@dataclasses.dataclass(frozen=True)
class Row:
    key: str
    title: str
    unit: str
    peers: dict  # name -> (program, name of the row there)
    bars: tuple = ()
    # Peers that Debian does not package: name -> (a peer measured here, ratio to it in the
    # published comparison that the bar was taken from).
    quoted: dict = dataclasses.field(default_factory=dict)


def threads(row, *others, **named):
    """Ours and these peers, which have a row of the same name; named: with another one."""
    peers = {"poolwise": ("poolwise_threads", row)}
    for other in others:
        peers[other] = (PROGRAMS[other], row)
    for other, its_row in named.items():
        peers[other] = (PROGRAMS[other], its_row)
    return peers


def processes(row, *others):
    """The same for processes."""
    return {"poolwise": ("poolwise_processes", row),
            **{other: (PROGRAMS[other], row) for other in others}}


PROGRAMS = {  # the names in the table: the programs
    "serial loop": "serial",
    "split by hand": "by_hand",
    "oneTBB": "onetbb",
    "Boost.Asio": "asio",
    "OpenMP": "openmp",
    "std::async": "async",
    "thread a task": "thread_each",
    "moodycamel queue": "moodycamel",
    "mp.Pool": "python_pool.py",
    "concurrent.futures": "python_futures.py",
    "pebble": "pebble_pool.py",
    "bare socketpair": "socketpair",
    "OpenMPI": "mpi",
}
LOOP_PEERS = ("serial loop", "oneTBB", "OpenMP", "Boost.Asio", "std::async", "thread a task")

ROWS = (
    Row("group", "CPU threads: empty task", "ns",
        threads("group", "oneTBB", "Boost.Asio", "OpenMP", "moodycamel queue", "std::async",
                "thread a task"),
        (Bar("oneTBB", 1.0), Bar("Taskflow 4.0", 1.0), Bar("moodycamel queue", aim=1.0)),
        {"Taskflow 4.0": ("oneTBB", 340 / 331)}),
    Row("submit-empty", "CPU threads: empty task by submit, nobody waits for its future", "ns",
        threads("submit-empty", **{"moodycamel queue": "group"})),
    Row("for-each-empty", "CPU threads: empty element of a loop, chunks of one", "ns",
        threads("for-each-empty", **{"oneTBB": "group"})),
    Row("futures", "CPU threads: a future, 1000 alive", "ns",
        threads("futures", "Boost.Asio", "moodycamel queue", "std::async"),
        (Bar("Boost.Asio", 0.6), Bar("BS::thread_pool 5.1", 0.6), Bar("concurrencpp", aim=1.0)),
        {"BS::thread_pool 5.1": ("Boost.Asio", 625 / 567),
         "concurrencpp": ("Boost.Asio", 310 / 567)}),
    Row("one", "CPU threads: submit one, wait for it", "us",
        threads("one", "oneTBB", "Boost.Asio", "OpenMP", "moodycamel queue", "std::async",
                "thread a task"),
        (Bar("Boost.Asio", 1.0), Bar("oneTBB", aim=2.0))),
    Row("loop-1e6", "CPU threads: loop of 1,000,000 tiny", "us", threads("loop-1e6", *LOOP_PEERS),
        (Bar("oneTBB", 1.1, 1.0), Bar("serial loop", 1.05))),
    Row("loop-1e4", "CPU threads: loop of 10,000 tiny", "us", threads("loop-1e4", *LOOP_PEERS),
        (Bar("oneTBB", 1.1, 1.0),)),
    Row("loop-100", "CPU threads: loop of 100 tiny", "us",
        threads("loop-100", "serial loop", "oneTBB", "OpenMP"), (Bar("oneTBB", 1.1, 1.0),)),
    Row("even", "CPU threads: 1000 x 100 us", "ms",
        threads("even", "split by hand", *LOOP_PEERS), (Bar("split by hand", 1.05, 1.02),)),
    Row("skewed", "CPU threads: 990 x 50 us, then 10 x 5 ms", "ms",
        threads("skewed", "split by hand", *LOOP_PEERS),
        (Bar("split by hand", 1.10, 1.05), Bar("stdexec", aim=0.7)),
        {"stdexec": ("split by hand", 76.9 / 52)}),
    Row("asleep-64", "I/O threads: 200 x 10 ms asleep, 64 threads", "ms",
        {**threads("asleep-64", "oneTBB", "Boost.Asio", "OpenMP"), "ideal": 0.040},
        (Bar("ideal", 1.05),)),
    Row("asleep-elastic", "I/O threads: the same, elastic, warm", "ms",
        {**threads("asleep-elastic", "thread a task", "std::async"), "ideal": 0.010},
        (Bar("thread a task", 1.0), Bar("ideal", aim=1.3))),
    Row("asleep-cold", "I/O threads: the same, made and ended each time", "ms",
        threads("asleep-cold", **{"thread a task": "asleep-elastic"})),
    Row("idle", "all pools: CPU time of one idle second", "us",
        {"poolwise": ("poolwise_processes", "hold-idle")}, (Bar(None, 0),)),
    Row("call", "processes: one call, there and back", "us",
        processes("call", "mp.Pool", "concurrent.futures", "pebble", "bare socketpair", "OpenMPI"),
        (Bar("mp.Pool", 0.3, 0.02), Bar("bare socketpair", 1.3))),
    Row("call-1", "processes: the same, one worker", "us",
        {"poolwise": ("poolwise_processes", "call-1"), "OpenMPI, one worker": ("mpi", "call")},
        (Bar("OpenMPI, one worker", aim=1.0),)),
    Row("pipelined", "processes: small tasks, pipelined", "us",
        processes("pipelined", "mp.Pool", "concurrent.futures", "OpenMPI"),
        (Bar("mp.Pool", 0.1, 0.03), Bar("OpenMPI", 1.0))),
    Row("map", "processes: map of 100,000 tiny, each", "ns",
        {**processes("map", "mp.Pool", "concurrent.futures"),
         "our threads": ("poolwise_processes", "map-on-threads")},
        (Bar("mp.Pool", 0.05, 0.02), Bar("our threads", aim=3.0))),
    Row("echo", "processes: 1 MiB there and back, by value", "us",
        processes("echo", "mp.Pool", "concurrent.futures", "OpenMPI"),
        (Bar("mp.Pool", 0.1, 0.05),)),
    Row("echo-shared", "processes: 1 MiB there and back, shared_array", "us",
        {"poolwise": ("poolwise_processes", "echo-shared"), "mp.Pool": ("python_pool.py", "echo")},
        (Bar("mp.Pool", 0.02, 0.005),)),
    Row("start", "processes: 2 workers made, first results, ended", "ms",
        processes("start", "mp.Pool", "concurrent.futures"), (Bar("mp.Pool", 0.6, 0.3),)),
    Row("start-1GiB", "processes: the same in a program of 1 GiB", "ms",
        {**processes("start-1GiB", "mp.Pool"),
         "our small program": ("poolwise_processes", "start")},
        (Bar("our small program", 1.2), Bar("mp.Pool", 0.6, 0.3))),
    Row("crash", "processes: a worker is killed, its caller knows", "ms",
        processes("crash", "concurrent.futures", "pebble"),
        (Bar("concurrent.futures", 1.0, 0.5), Bar("pebble", 0.1))),
    Row("lost", "processes: tasks lost with it, of 6, and the pool", "",
        processes("lost", "concurrent.futures", "pebble"), (Bar(None, 0),)),
    Row("orphans", "processes: workers alive 1 s after SIGKILL of the program", "",
        processes("hold-busy", "mp.Pool", "concurrent.futures"), (Bar(None, 0),)),
    Row("orphans-gone", "processes: until the last one is gone", "ms",
        {"poolwise": ("poolwise_processes", "hold-busy")}, (Bar(None, aim=0.1),)),
)
