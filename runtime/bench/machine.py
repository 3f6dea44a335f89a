"""On what it was measured: machine, kernel, compiler, libraries, and how busy it was."""

import datetime
import os
import pathlib
import platform
import subprocess

PACKAGES = {"libtbb-dev": "oneTBB", "libasio-dev": "Asio", "libconcurrentqueue-dev": "moodycamel",
            "libopenmpi-dev": "OpenMPI", "python3-pebble": "pebble"}


def load():
    return os.getloadavg()[0]


def description(compiler, rounds, loads):
    """Two sentences. `loads`: the load averages seen during the run."""
    cores = len(os.sched_getaffinity(0))
    busy = max(loads) > 2 * cores  # the benchmark itself keeps about all cores busy
    compiled = f"g++ {_first([compiler, '-dumpfullversion'])} -O3"
    text = (f"Measured on {datetime.date.today()}: {cores} cores of {_processor()}, "
            f"{platform.freedesktop_os_release()['PRETTY_NAME']}, "
            f"Linux {platform.release().partition('-')[0]}, {compiled}, "
            f"Python {platform.python_version()}, {', '.join(_libraries())}. "
            f"Medians of {rounds} interleaved rounds; load average during the run "
            f"{min(loads):.1f} to {max(loads):.1f}.")
    if busy:
        text += (" **The machine was busy with other work**: trust ratios, not times, and single "
                 "misses by a few per cent not at all.")
    return text


def _processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _first(command):
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip() or "?"
    except OSError:
        return "?"


def _libraries():
    for package, name in PACKAGES.items():
        version = _first(["dpkg-query", "-Wf", "${Version}", package])
        if version != "?":
            upstream = version.rpartition(":")[2].partition("-")[0].partition("+")[0]
            yield f"{name} {upstream}"
