"""How right poolwise is about real programs: `./dev accuracy [NAME...]`.

Fetches each program of programs.yaml, builds it instrumented, runs it, and compares
(score.py). Tables of measurements are kept under tables/; with --recorded these are
compared, and nothing is built instrumented or run. --record writes them anew.
Figures are told for each program, for all that the model was made with, and for
those held out; --page writes them into docs/accuracy.md, --check compares with it.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "ecosystem"))
import build_tree  # noqa: E402
import fetch  # noqa: E402
import other_input  # noqa: E402
import recording  # noqa: E402
import score  # noqa: E402
import table  # noqa: E402


def tree_of(name, program, work):
    """The unpacked source package."""
    folder = work / name
    if not (folder / "src").exists():
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / "log"
        if "git" in program:
            fetch.check_out(program["git"], program["version"], folder, log)
        else:
            fetch.unpack(name, program["version"], folder, fetch.update(work), log)
    fetch.install(program.get("needs", []), folder / "log")
    return folder / "src"


def ready(name, program, work):
    """Builds, and makes the input, once. Returns both folders."""
    folder = work / name
    built = folder / "work"
    build_tree.build(tree_of(name, program, work), built, program.get("build"),
                     program.get("options", ""))
    data = folder / "data"
    if not data.exists():
        data.mkdir()
        if "input" in program:
            subprocess.run(["sh", "-ec", program["input"]], cwd=data, check=True,
                           env=dict(os.environ, SOURCE=str(built / "src")))
    return built, data


def profiled(name, program, work, poolwise, key="run"):
    """The profile of a run, and the folder of the build."""
    built, data = ready(name, program, work)
    return recording.record(poolwise, built, ["sh", "-ec", program[key]],
                            {"DATA": str(data)}), built


def prepared(name, program, work):
    """The build folder, for the analysis alone."""
    built = work / name / "work"
    build_tree.build(tree_of(name, program, work), built, program.get("build"),
                     program.get("options", ""))
    return built


def work_folder():
    cache = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(cache) / "poolwise-accuracy"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--poolwise", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, default=work_folder())
    parser.add_argument("--recorded", action="store_true", help="compare with tables/")
    parser.add_argument("--record", action="store_true", help="write tables/")
    parser.add_argument("--other-input", action="store_true",
                        help="how far measured costs lie apart on other input")
    parser.add_argument("--mistakes", action="store_true", help="each wrong answer too")
    parser.add_argument("--page", type=pathlib.Path, help="write the tables there")
    parser.add_argument("--check", type=pathlib.Path,
                        help="fail where fewer are right than this page says")
    parser.add_argument("--sets", default="made,held",
                        help="made: what the model was made with; held: the others")
    parser.add_argument("programs", nargs="*")
    options = parser.parse_args()
    known = yaml.safe_load((HERE / "programs.yaml").read_text())
    unknown = [name for name in options.programs if name not in known]
    if unknown:
        parser.error(f"no program {unknown[0]}; programs.yaml has {', '.join(known)}")
    poolwise, work = options.poolwise.resolve(), options.work.resolve()
    if options.other_input:
        other_input.report(
            [name for name in options.programs or known if "other" in known[name]],
            HERE / "tables", lambda name: profiled(name, known[name], work, poolwise, "other"))
        return
    tried, failed = {"made": {}, "held": {}}, False  # pairs by title
    worse, passed = [], 0
    for name in options.programs or known:
        program = known[name]
        part = "held" if program.get("hold_out") else "made"
        if part not in options.sets.split(","):
            continue
        kept = HERE / "tables" / f"{name}.json"
        try:
            if options.recorded:
                if not kept.exists():
                    raise recording.RecordingError(f"{kept.name} is not recorded")
                rows = json.loads(kept.read_text())
                prepared(name, program, work)
            else:
                rows = recording.table_of(*profiled(name, program, work, poolwise))
            if options.record:
                recording.write(rows, kept)
            functions = recording.functions_of(poolwise, work / name / "work")
        except (fetch.FetchError, build_tree.BuildError, recording.RecordingError,
                subprocess.CalledProcessError) as error:
            print(f"## {name}\n\nnot tried: {error}\n", flush=True)
            # What a server does not have says nothing about poolwise.
            failed |= not (options.check and isinstance(error, fetch.FetchError))
            continue
        pairs = score.pair_up(rows, functions)
        title = table.title(name, program)
        tried[part][title] = pairs
        if options.check:
            fallen = table.fallen(options.check, title, pairs)
            worse += fallen
            passed += not fallen
            failed |= bool(fallen)
        print(f"## {name} {program['version']}, {program['trade']}\n\n"
              f"{score.report(pairs, options.mistakes)}\n", flush=True)
    sets = {part: sum(each.values(), []) for part, each in tried.items()}
    for part, title in ("made", "all that the model was made with"), ("held", "held out"):
        if sets[part]:
            print(f"## {title}\n\n{score.report(sets[part], False)}\n")
    if options.page:
        lines = []
        for part, title in ("made", "made with these"), ("held", "held out"):
            lines += [table.row(*one) for one in tried[part].items()]
            lines.append(table.row(title, sets[part], in_all=True))
        table.write(options.page, lines, sets["made"])
    if options.check:
        print("\n".join(worse))
        print(f"{passed} passed, {int(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
