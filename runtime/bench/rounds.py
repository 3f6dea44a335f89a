"""Runs the measurements in turns: one process each, one number each."""

import pathlib
import subprocess
import sys

import held
import rows

HERE = pathlib.Path(__file__).resolve().parent
MPIRUN = ("mpirun", "--allow-run-as-root", "--oversubscribe", "--mca", "btl", "self,vader",
          "--mca", "oob_tcp_if_include", "lo")


def command(build, program, row, workers=rows.WORKERS):
    """The command line that measures it; None if its program was not built."""
    if program.endswith(".py"):
        return [sys.executable, HERE / "peers" / program, row]
    path = build / f"bench_{program}"
    if not path.exists():
        return None
    if program == "mpi":
        return [*MPIRUN, "-n", str(workers + 1), path, row]
    return [path, row]


def measure(row, name, build):
    """One figure, in seconds or as a count; None if it cannot be had."""
    peer = row.peers[name]
    if isinstance(peer, float):
        return peer
    line = command(build, *peer, workers=1 if "one worker" in name else rows.WORKERS)
    if line is None:
        return None
    try:
        if row.key == "idle":
            return held.idle_cpu(line)
        if row.key == "orphans":
            return float(held.orphans(line)[0])
        if row.key == "orphans-gone":
            return held.orphans(line)[1]
        done = subprocess.run(line, capture_output=True, text=True, timeout=120, check=True)
        return float(done.stdout)
    except (subprocess.SubprocessError, ValueError, RuntimeError) as error:
        print(f"{row.key}, {name}: {error} {getattr(error, 'stderr', '') or ''}", file=sys.stderr)
        return None


def all_in_turns(chosen, build, rounds):
    """{row key: {peer: [figure, ...]}}: in each round each peer of each row once."""
    figures = {row.key: {name: [] for name in row.peers} for row in chosen}
    for turn in range(rounds):
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
        for row in chosen:
            names = list(row.peers)
            first = turn % len(names)  # nobody always comes after the same one
            for name in names[first:] + names[:first]:
                figure = measure(row, name, build)
                if figure is not None:
                    figures[row.key][name].append(figure)
    return figures
