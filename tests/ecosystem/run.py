"""Tries poolwise on real source packages of Debian: `./dev ecosystem [PACKAGE...]`.

Fetches and configures each project of projects.yaml (fetch.py), measures it
(measure.py), and writes WORK/report.md and, for readers, WORK/NAME/check.json and
WORK/NAME/check.txt. Exit status 1 when a translation unit crashed the analyzer,
the output depends on the number of workers, or a project could not be had.

`--fix` measures nothing: it applies the safe fixes to a copy, builds and tests that
(apply.py), and prints what came of it as tables (applied.py). `--table` prints those of
earlier runs again. Without a PACKAGE, both take the projects with `fix: true`.

`--diff BASE` measures nothing: it builds poolwise as of the git revision BASE, runs both
over the packages, and prints which findings the change adds and removes (diff.py).
"""

import argparse
import os
import pathlib
import subprocess
import sys

import yaml

import applied
import apply
import diff
import fetch
import measure

HERE = pathlib.Path(__file__).resolve().parent


def counts(table):
    return ", ".join(f"{name} {number}" for name, number in table.items()) or "none"


def section(name, version, m):
    lines = [
        f"## {name} {version}", "",
        "| | |", "| --- | --- |",
        f"| translation units, analyzed | {m.units}, {m.analyzed} |",
        f"| failed, of them crashed | {len(m.failures)}, {m.crashes} |",
        f"| functions by kind | {counts(m.kinds)} |",
        f"| candidates | {m.candidates} |",
        f"| findings, fixable | {m.findings}, {m.fixable} |",
        f"| findings by check | {counts(m.checks)} |",
        f"| findings by verdict | {counts(m.verdicts)} |",
        f"| -j1 and -j2 byte-equal | {'yes' if m.same else 'NO'} |",
        f"| CPU time, poolwise check | {m.check_seconds:.1f} s |",
        f"| CPU time, clang++-22 -fsyntax-only | {m.compiler_seconds:.1f} s"
        f"{f' ({m.refused} files refused)' if m.refused else ''} |",
        f"| ratio | {m.check_seconds / max(m.compiler_seconds, 0.01):.2f} |", "",
    ]
    lines += [f"- failed: {f['file']}: {f['message']}" for f in m.failures]
    return "\n".join(lines) + "\n"


def keep_outputs(poolwise, folder):
    for suffix in "json", "txt":
        with open(folder / f"check.{suffix}", "w") as out:
            subprocess.run([poolwise, "check", "-p", folder / "build", "--format",
                            {"txt": "text"}.get(suffix, suffix)],
                           stdout=out, stderr=subprocess.DEVNULL)


def work_folder():
    cache = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(cache) / "poolwise-ecosystem"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, default=work_folder())
    parser.add_argument("--fetch-only", action="store_true")
    parser.add_argument("--fix", action="store_true",
                        help="apply the safe fixes to a copy and run its tests; "
                             "measure nothing")
    parser.add_argument("--table", action="store_true",
                        help="what came of earlier runs with --fix; run nothing")
    parser.add_argument("--diff", metavar="BASE",
                        help="findings that are new, or gone, since this git revision")
    parser.add_argument("--base-tool", type=pathlib.Path,
                        help="with --diff: this poolwise, instead of building BASE's")
    parser.add_argument("--projects-file", type=pathlib.Path, default=HERE / "projects.yaml")
    parser.add_argument("projects", nargs="*")
    options = parser.parse_args()

    known = yaml.safe_load(options.projects_file.read_text())
    unknown = [name for name in options.projects if name not in known]
    if unknown:
        parser.error(f"no project {unknown[0]}; projects.yaml has {', '.join(known)}")
    poolwise = options.build.resolve() / "analyzer" / "poolwise"
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)

    base = options.diff and (options.base_tool or
                             diff.build_base(options.diff, options.build.resolve(),
                                             str(os.cpu_count())))
    chosen = options.projects or [name for name in known if known[name].get("fix")
                                  or not (options.fix or options.table)]
    if options.table:
        print(applied.tables({name: one for name in chosen
                              if (one := applied.kept(work / name / "fixed"))}))
        return
    failed, text, fixed = False, "# poolwise on real code\n\n", {}
    apt = None
    for name in chosen:
        project = known[name]
        try:
            if not (work / name / "ready").exists() and "git" not in project:
                apt = apt or fetch.update(work)
            folder = fetch.prepare(name, project, work, apt)
            if options.fetch_only:
                continue
            if options.diff:
                print(f"{name}: comparing", file=sys.stderr)
                text += diff.section(name, *(diff.findings(tool, folder, work / "cache")
                                             for tool in (base, poolwise)))
                continue
            if options.fix:
                print(f"{name}: fixing", file=sys.stderr)
                done = apply.fix(name, project, folder, options.build.resolve())
                patch = folder / "fixed" / "fixes.patch"
                text += applied.section(name, done, patch.read_text() if patch.exists() else "")
                fixed[name], failed = done, failed or bool(done.broken)
                continue
            print(f"{name}: measuring", file=sys.stderr)
            measure.pause_if_busy()
            m = measure.measure(poolwise, folder / "build")
            keep_outputs(poolwise, folder)
            text += section(name, project["version"], m)
        except (fetch.FetchError, RuntimeError) as error:
            text += f"## {name} {project['version']}\n\nnot tried: {error}\n\n"
            print(f"{name}: {error}", file=sys.stderr)
            failed = True
            continue
        failed = failed or m.crashes or not m.same or m.analyzed + len(m.failures) < m.units
    if options.fix:
        text = applied.tables(fixed) + "\n" + text
    (work / ("diff.md" if options.diff else "report.md")).write_text(text)
    print(applied.tables(fixed) if options.fix else text)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
