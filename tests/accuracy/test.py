"""Tests what tells right from wrong: the recorder, the labels, the pairing.

Builds sample/ as any other program (run), and looks at the table. What poolwise makes
of a real program's functions is checked against tables/ by `./dev accuracy`.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import score

HERE = pathlib.Path(__file__).resolve().parent
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def row(rows, name):
    found = [r for r in rows if score.plain(r["name"]) == name]
    assert len(found) == 1, f"{len(found)} rows of {name}"
    return found[0]


def label(rows, name):
    return score.label_of(row(rows, name))


@check
def file_read_by_characters_is_cpu_work(rows, _):
    r = row(rows, "count_vowels")
    assert r["calls"] == 5 and r["io_us"] < 0.5 * r["cpu_us"], r
    assert r["io_calls"] > 50, r  # its buffer was filled so often, not once a character
    assert r["io_calls"] < 10000, r


@check
def file_read_in_pieces_is_io(rows, _):
    r = row(rows, "read_all")
    assert r["io_calls"] > 50, r
    # Not by its share of the wall time: other programs may have had the core meanwhile.
    assert r["io_us"] > 0.5 * r["cpu_us"], r


@check
def flushed_lines_are_io(rows, _):
    r = row(rows, "log_lines")
    assert r["io_calls"] >= 5 * 500, r
    assert r["io_us"] > 0.3 * r["cpu_us"], r


@check
def sleep_is_io(rows, _):
    r = row(rows, "pause_a_little")
    assert label(rows, "pause_a_little") == "io" and r["io_calls"] == 5
    assert 15000 <= r["io_us"] <= r["wall_us"]
    assert r["cpu_us"] < 0.5 * r["wall_us"], r


@check
def loop_over_numbers_is_cpu(rows, _):
    assert label(rows, "sum_of_squares") == "cpu"
    assert row(rows, "sum_of_squares")["calls"] == 5


@check
def recursion_counts_once(rows, _):
    r = row(rows, "fibonacci")
    assert r["calls"] == 1 and label(rows, "fibonacci") == "cpu"
    # What recording 2.7 million calls took is not the program's time.
    assert r["cpu_us"] < 100000, r


@check
def exception_ends_functions(rows, _):
    assert row(rows, "survive")["calls"] == 1
    # Left 2000 times by an exception, each time for a moment.
    refusals = [r for r in rows if score.plain(r["name"]) == "refuse"]
    assert all(r["calls"] == 2000 for r in refusals), refusals
    assert all(r["wall_us"] <= row(rows, "survive")["wall_us"] for r in refusals), refusals


@check
def waiting_for_a_lock_is_lock(rows, _):
    assert label(rows, "wait_for_the_lock") == "lock"
    assert row(rows, "hold_the_lock")["lock_us"] < 1000
    assert row(rows, "contend")["lock_us"] > 15000  # it joins both


@check
def child_process_is_recorded(rows, _):
    assert label(rows, "in_another_file") == "cpu"
    assert row(rows, "in_another_file")["calls"] == 1
    assert label(rows, "in_a_child") == "io"


@check
def functions_stand_where_poolwise_says(rows, functions):
    places = {(pathlib.Path(f["file"]).name, f["line"]) for f in functions}
    for r in rows:
        if r["file"].endswith((".cpp", ".h")) and "/sample/" not in r["file"]:
            assert (pathlib.Path(r["file"]).name, r["line"]) in places, r


@check
def io_and_cpu_of_the_sample_are_told_apart(rows, functions):
    pairs = score.pair_up(rows, functions)
    wrong = [p for p in pairs if {p.label, p.kind} == {"io", "cpu"}]
    assert not wrong and len(pairs) >= 10, score.report(pairs)


@check
def recorded_tables_have_what_is_scored(*_):
    """At least 40 functions that are clearly io, of several programs."""
    labels = [score.label_of(r) for table in (HERE / "tables").glob("*.json")
              for r in json.loads(table.read_text())]
    assert labels.count("io") >= 40 and labels.count("cpu") >= 40, labels


@check
def score_counts_what_it_should(rows, _):
    table = [dict(name="f", file="a.cpp", line=line, calls=1, wall_us=5000, cpu_us=0,
                  io_us=io, io_calls=calls, lock_us=lock)
             for line, io, calls, lock in
             ((1, 4000, 1, 0), (2, 0, 0, 0), (3, 0, 0, 4000), (4, 0, 1, 0), (5, 4000, 1, 0))]
    said = [dict(name="f", file="a.cpp", line=line, kind=kind, cpu_us=us, wait_us=0)
            for line, kind, us in ((1, "io", 400), (2, "cpu", 600), (3, "lock", 5000),
                                   (5, "unknown", 5000))]
    text = score.report(score.pair_up(table, said))
    assert "io    precision 1/1 = 1.00   recall 1/2 = 0.50" in text, text
    assert "unknown 1/4 = 0.25" in text, text
    assert "factor of 10: 3/4" in text, text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--poolwise", type=pathlib.Path, required=True)
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "text").write_text("the quick brown fox jumps over a lazy dog\n" * 20000)
        done = subprocess.run(
            [HERE / "run", "--poolwise", options.poolwise, "--work", folder / "work",
             HERE / "sample", "--", "./sample", folder / "text"],
            capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        rows = json.loads((folder / "work" / "table.json").read_text())
        functions = json.loads((folder / "work" / "functions.json").read_text())["functions"]
    for function in CHECKS:
        try:
            function(rows, functions)
        except AssertionError as error:
            failed += 1
            print(f"FAIL {function.__name__}: {error}")
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
