"""A process and its descendants, as /proc shows them: who, CPU time, memory."""

import pathlib
import time


def members(pid):
    """The process and its descendants, alive now."""
    parents = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:  # it has just ended
            continue
        if state != "Z":
            parents[int(stat.parent.name)] = int(parent)
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def cpu_seconds(pids):
    """The CPU time that these processes have used, by all of their threads, ended ones too."""
    total = 0.0
    for pid in pids:
        try:
            total += time.clock_gettime((~pid << 3) | 2)  # what clock_getcpuclockid gives
        except OSError:
            pass
    return total


def peak_bytes(pids):
    """The most memory that they held: what they hold now, pages they share counted once, and by
    how much each one's peak was above that."""
    total = 0
    for pid in pids:
        try:
            status = pathlib.Path(f"/proc/{pid}/status").read_text()
            rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += (_kib(rollup, "Pss:") + _kib(status, "VmHWM:") - _kib(status, "VmRSS:")) * 1024
    return total


def _kib(text, name):
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith(name))


def start_ticks(pid):
    """When it was started: with the pid, this names a process for good. None if it is gone."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else fields[19]
