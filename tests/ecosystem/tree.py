"""A copy of a project, built and tested with the runtime at hand.

In: a project of projects.yaml, a folder with its sources in src, and a build of the runtime.
Out: its build folder, and whether its tests pass. Not handled: tests that take longer than
LIMIT; they count as failed.
"""

import os
import pathlib
import shutil

import fetch

RUNTIME = pathlib.Path(__file__).resolve().parents[2] / "runtime"
LIMIT = 900  # seconds


def install_runtime(work, name, flags):
    """The runtime, installed; for ThreadSanitizer, which must see what its atomics order,
    built for it."""
    prefix, build = work / name, work / name / "build"
    build.mkdir(parents=True, exist_ok=True)
    log = work / name / "log"
    configure = ["cmake", "-S", RUNTIME, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                 "-DCMAKE_CXX_COMPILER=clang++-22", f"-DCMAKE_CXX_FLAGS={flags}",
                 f"-DCMAKE_INSTALL_PREFIX={prefix}", *launchers("CXX")]
    fetch.run([str(word) for word in configure], log)
    fetch.run(["ninja", "-C", str(build), "-j2", "install"], log)
    return prefix


def launchers(*languages):
    return [f"-DCMAKE_{one}_COMPILER_LAUNCHER=ccache" for one in languages] \
        if shutil.which("ccache") else []


class Tree:
    def __init__(self, project, folder, prefix, log, flags=""):
        """Configured to find and link the runtime: CMake takes options, make the usual
        variables."""
        self.folder, self.project, self.log = folder, project, log
        self.environment = dict(os.environ, POOLWISE_CPU_THREADS="4", POOLWISE_IO_THREADS="8")
        # `u8"x"` is of another type in C++20; it is not what is tried here.
        compile_with = f"-isystem {prefix / 'include'} -fno-char8_t {flags}".strip()
        link_with = f"{next(prefix.glob('lib*/**/libpoolwise.a'))} -pthread"
        if "make" in project:
            self.environment.update(CXXFLAGS=compile_with, LDFLAGS=f"{flags} {link_with}")
        else:
            options = [f"-DCMAKE_CXX_FLAGS={compile_with}", f"-DCMAKE_C_FLAGS={flags}",
                       f"-DCMAKE_CXX_STANDARD_LIBRARIES={link_with}",
                       f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_CXX_STANDARD=20",
                       # Built for its tests, not for its speed.
                       "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0",
                       "-DCMAKE_C_FLAGS_DEBUG=-O0", *launchers("C", "CXX")]
            self.project = dict(project, cmake=project.get("cmake", []) + options)
        fetch.configure(self.project, folder, log, self.environment)

    def run(self, step, command, **environment):
        try:
            fetch.run(["timeout", "--kill-after=9", str(LIMIT), "sh", "-c", command], self.log,
                      cwd=self.folder / "build", env=dict(self.environment, **environment))
        except fetch.FetchError as error:
            raise fetch.FetchError(f"{step}: {error}")

    def build(self, when):
        builder = "make -j2" if "generator" in self.project else "ninja -j2"
        self.run(f"build {when}", self.project.get("build", builder))

    def test(self, when, **environment):
        self.run(f"tests {when}", self.project["tests"], **environment)
