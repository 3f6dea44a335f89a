"""A source tree made C++20, which the runtime needs.

In: a folder of sources. Out: its build files (CMake, make, Meson, configure) with each
demand for an older standard raised, exceptions allowed, and no warning an error: a newer
compiler and standard warn of more. Not handled: a standard that is computed.
"""

import re

FILES = ("CMakeLists.txt", "*.cmake", "Makefile*", "*.make", "*.mk", "meson.build",
         "configure", "configure.ac")
OLD = "(98|03|0x|11|1y|14|1z|17)"
DEMANDS = [re.compile(pattern) for pattern in (
    rf"(-std=(?:c|gnu)\+\+){OLD}(?!\w)",
    rf"(CXX_STANDARD[ \t]+\"?){OLD}(?!\w)",
    rf"(cxx_std_){OLD}(?!\w)",
    rf"(cpp_std=(?:c|gnu)\+\+){OLD}(?!\w)")]


def raised(text):
    for demand in DEMANDS:
        text = demand.sub(r"\g<1>20", text)
    text = text.replace("-fno-exceptions", "-fexceptions")
    return re.sub(r"-Werror\b(?!=)", "-Wno-error", text)


def raise_standard(folder):
    for pattern in FILES:
        for path in filter(lambda p: p.is_file() and not p.is_symlink(), folder.rglob(pattern)):
            text = path.read_text(errors="surrogateescape")
            if raised(text) != text:
                path.write_text(raised(text), errors="surrogateescape")
