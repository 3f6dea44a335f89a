"""ClangPlugin.so in the compiler."""

import os

from sandbox import APP, CHECK, FETCH, FETCH_H, LINES


def compile(box, *words, compiler="clang++-22", **options):
    return box.run(compiler, "-std=c++20", f"-fplugin={box.clang_plugin}", *words, **options)


def sections(box, name):
    return box.run("readelf", "-SW", name).stdout


def reports_and_builds_ok(box):
    """-Werror is about the compiler's warnings."""
    box.write(lines_cpp=LINES)
    done = compile(box, "-O2", "-Werror", "-c", "lines.cpp", "-o", "lines.o")
    assert done.returncode == 0, done.stdout
    assert f"warning: " in done.stdout and f"[{CHECK}]" in done.stdout, done.stdout
    assert "note: calls 'firstLine'" in done.stdout, done.stdout
    assert ".poolwise.summary" in sections(box, "lines.o")


def whole_program_from_objects_ok(box):
    """Two units; what decides stands in the other. The linked program has none of it."""
    box.write(app_cpp=APP, fetch_cpp=FETCH, fetch_h=FETCH_H)
    quiet = "-fplugin-arg-poolwise-report=no"
    done = compile(box, quiet, "-O1", "app.cpp", "fetch.cpp", "-c")
    assert done.returncode == 0 and not done.stdout, done.stdout
    done = box.run(box.poolwise, "check", "--summaries", "app.o", "fetch.o")
    assert done.returncode == 1 and f"[{CHECK}]" in done.stdout, done.stdout
    box.run("ar", "rc", "lib.a", "fetch.o", check=True)
    done = box.run(box.poolwise, "check", "--summaries", "app.o", "lib.a")
    assert f"[{CHECK}]" in done.stdout, done.stdout
    box.run("clang++-22", "app.o", "fetch.o", "-o", "app", check=True)
    assert ".poolwise.summary" not in sections(box, "app")


def writes_no_object_ok(box):
    box.write(lines_cpp=LINES)
    before = sorted(box.folder.iterdir())
    for mode in ("-fsyntax-only",), ("-E", "-o", os.devnull):
        done = compile(box, *mode, "lines.cpp")
        assert done.returncode == 0, done.stdout
    assert sorted(box.folder.iterdir()) == before


def precompiled_header_ok(box):
    box.write(fetch_h=FETCH.replace('#include "fetch.h"\n', "#pragma once\n#include <string>\n")
              .replace("std::string firstLine", "inline std::string firstLine"),
              app_cpp=APP)
    done = compile(box, "-x", "c++-header", "fetch.h", "-o", "fetch.h.pch")
    assert done.returncode == 0, done.stdout
    done = compile(box, "-include-pch", "fetch.h.pch", "-c", "app.cpp", "-o", "app.o")
    assert done.returncode == 0 and f"[{CHECK}]" in done.stdout, done.stdout
    assert ".poolwise.summary" in sections(box, "app.o")


def compiler_cache_ok(box):
    """A hit brings the section back."""
    box.write(lines_cpp=LINES)
    cache = dict(os.environ, CCACHE_DIR=str(box.folder / "cache"), CCACHE_DISABLE="")
    cache.pop("CCACHE_DISABLE")
    words = ("clang++-22", "-std=c++20", f"-fplugin={box.clang_plugin}", "-c", "lines.cpp",
             "-o", "lines.o")
    for _ in range(2):
        (box.folder / "lines.o").unlink(missing_ok=True)
        done = box.run("ccache", *words, env=cache)
        assert done.returncode == 0, done.stdout
    assert ".poolwise.summary" in sections(box, "lines.o")
    statistics = box.run("ccache", "--print-stats", env=cache).stdout.split()
    counts = dict(zip(statistics[::2], statistics[1::2]))
    hits = int(counts["direct_cache_hit"]) + int(counts["preprocessed_cache_hit"])
    assert hits == 1, statistics


def other_compilers_bad(box):
    """Told, and no stack dump."""
    box.write(lines_cpp=LINES)
    for compiler in "g++", "clang++-14":
        if box.run("which", compiler).returncode:
            continue
        done = compile(box, "-c", "lines.cpp", compiler=compiler)
        assert done.returncode != 0, compiler
        assert "this plugin can't be loaded here" in done.stdout, done.stdout
        assert "Stack dump" not in done.stdout, done.stdout


def unknown_argument_bad(box):
    box.write(lines_cpp=LINES)
    done = compile(box, "-fplugin-arg-poolwise-reprt=no", "-c", "lines.cpp")
    assert done.returncode != 0 and "unknown plugin argument 'reprt=no'" in done.stdout, done.stdout


def file_with_errors_ok(box):
    box.write(lines_cpp=LINES + "int f() { return nothing; }\n")
    done = compile(box, "-c", "lines.cpp")
    assert "undeclared identifier 'nothing'" in done.stdout, done.stdout
    assert CHECK not in done.stdout, done.stdout
