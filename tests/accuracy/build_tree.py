"""Builds any program instrumented, and writes down how its files are compiled.

In: a source tree, and, unless it has one of the usual build systems, the command
that builds it. Out: WORK/src, a copy of the tree; WORK/build, where it was built;
WORK/build/compile_commands.json. What is there already is not built again.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
COMPILERS = ["cc", "gcc", "clang", "clang-22", "c++", "g++", "clang++", "clang++-22"]

# The first whose file is there. They run in WORK/build; "$SOURCE" is the tree.
SYSTEMS = [
    ("CMakeLists.txt", 'cmake -S "$SOURCE" -B . -DCMAKE_BUILD_TYPE=Release '
                       '-DCMAKE_C_COMPILER=cc -DCMAKE_CXX_COMPILER=c++ $OPTIONS && '
                       'cmake --build . -j "$JOBS"'),
    ("meson.build", 'meson setup --buildtype=release $OPTIONS . "$SOURCE" && ninja -j "$JOBS"'),
    ("configure", '"$SOURCE/configure" $OPTIONS && make -j "$JOBS"'),
    ("configure.ac", '(cd "$SOURCE" && autoreconf -fi) && '
                     '"$SOURCE/configure" $OPTIONS && make -j "$JOBS"'),
    ("Makefile", 'cp -a "$SOURCE/." . && make -j "$JOBS" CC=cc CXX=c++ $OPTIONS'),
    ("makefile", 'cp -a "$SOURCE/." . && make -j "$JOBS" CC=cc CXX=c++ $OPTIONS'),
]


# What a configuration compiles to try the compiler.
PROBE = re.compile(r"/CMakeScratch/|/CompilerId|/conftest\.|/meson-private/")


class BuildError(Exception):
    pass


def way_to_build(tree):
    for name, command in SYSTEMS:
        if (tree / name).exists():
            return command
    raise BuildError(f"{tree}: no {', '.join(name for name, _ in SYSTEMS)}; "
                     "say how it is built: --build 'COMMANDS' (run in the build "
                     "folder, with $SOURCE, $CC and $CXX)")


def stand_in_compilers(work):
    folder = work / "compilers"
    folder.mkdir()
    for name in COMPILERS:
        script = folder / name
        script.write_text("#!/usr/bin/python3 -S\n"
                          f"import sys; sys.path.insert(0, {str(HERE)!r})\n"
                          "import compiler; compiler.main()\n")
        script.chmod(0o755)
    return folder


def environment(work, options):
    compilers = stand_in_compilers(work)
    return dict(os.environ, PATH=f"{compilers}:{os.environ['PATH']}",
                CC=str(compilers / "cc"), CXX=str(compilers / "c++"),
                POOLWISE_COMPILE_LOG=str(work / "commands.log"),
                SOURCE=str(work / "src"), OPTIONS=options, JOBS=str(os.cpu_count()))


def write_database(work):
    log = work / "commands.log"
    commands = {}
    for line in log.read_text().splitlines() if log.exists() else []:
        command = json.loads(line)
        path = os.path.normpath(os.path.join(command["directory"], command["file"]))
        if os.path.exists(path) and not PROBE.search(path):
            commands[path] = command
    if not commands:
        raise BuildError("the build compiled nothing by cc, gcc, c++, g++ or clang")
    (work / "build" / "compile_commands.json").write_text(
        json.dumps([commands[path] for path in sorted(commands)], indent=1))


def build(tree, work, command=None, options=""):
    """Returns the build folder."""
    folder = work / "build"
    done = work / "built"
    if done.exists():
        return folder
    shutil.rmtree(work, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(tree, work / "src", symlinks=True)
    command = command or way_to_build(tree)
    log = work / "build.log"
    with open(log, "w") as out:
        status = subprocess.run(["sh", "-ec", command], cwd=folder, stdout=out,
                                stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                env=environment(work, options)).returncode
    if status:
        raise BuildError(f"{command}: exit status {status}, see {log}")
    write_database(work)
    done.write_text(command + "\n")
    return folder
