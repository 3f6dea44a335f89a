"""Stands in for the compilers while a program is built instrumented.

Called as cc, gcc, clang, c++, g++ or clang++ (scripts in a folder at the head of
PATH). In: a compiler's command line. Out: what clang-22 makes of it, with the flags
that record; and, for each source file, a line in $POOLWISE_COMPILE_LOG with the
command as the program's own build gave it.
"""

import json
import os
import pathlib
import sys

SOURCES = (".c", ".cc", ".cpp", ".cxx", ".c++", ".C")
INSTRUMENT = ["-finstrument-functions-after-inlining", "-gline-tables-only",
              "-fdebug-info-for-profiling",  # with it, the line of each definition
              # Checked variants of I/O functions have other names.
              "-U_FORTIFY_SOURCE", "-Wno-error", "-Wno-reserved-user-defined-literal",
              "-Wno-unused-command-line-argument"]
# What GCC has and Clang refuses.
UNKNOWN = ("-fno-var-tracking", "-Wno-maybe-uninitialized", "-fno-gnu-unique",
           "-ffat-lto-objects", "-flto", "-fdump", "-fprofile", "-finline-limit")


def behind(stand_in, name):
    """The real compiler: the next on PATH."""
    own = os.path.dirname(os.path.realpath(stand_in))
    path = [p for p in os.get_exec_path() if os.path.realpath(p) != own]
    return next(os.path.join(p, name) for p in path
                if os.access(os.path.join(p, name), os.X_OK))


def main():
    stand_in = sys.argv[0]
    is_cxx = "++" in os.path.basename(stand_in)
    compiler = behind(stand_in, "clang++-22" if is_cxx else "clang-22")
    arguments = [a for a in sys.argv[1:] if not a.startswith(UNKNOWN)]
    log = os.environ.get("POOLWISE_COMPILE_LOG")
    if log and "-E" not in arguments and "-M" not in arguments and "-MM" not in arguments:
        sources = [a for a in arguments if a.endswith(SOURCES) and not a.startswith("-")]
        with open(log, "a") as out:
            for source in sources:
                if pathlib.Path(source).exists():
                    others = [a for a in arguments if a == source or a not in sources]
                    out.write(json.dumps({"directory": os.getcwd(), "file": source,
                                          "arguments": [compiler, *others]}) + "\n")
    os.execv(compiler, [compiler, *arguments, *INSTRUMENT])


if __name__ == "__main__":
    main()
