"""What gets installed, and that it works where it was moved to."""

import os
import pathlib

from sandbox import CHECK, LINES, run

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FILES = ["bin/poolwise", "bin/poolwise-clangd", "include/poolwise/runtime.h",
         "lib/poolwise/ClangPlugin.so", "lib/poolwise/ClangTidyModule.so",
         "share/poolwise/docs/checks", "share/poolwise/rules"]

PROGRAM = """\
#include <poolwise/runtime.h>
#include <vector>
int main() {
  const std::vector<int> in{1, 2, 3};
  const auto out = poolwise::cpu_threads().map(in, [](int i) { return 2 * i; });
  return out == std::vector<int>{2, 4, 6} ? 0 : 1;
}
"""

# With the oldest policies that a project may ask for.
CMAKE = """\
cmake_minimum_required(VERSION 3.1)
project(user LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(poolwise REQUIRED)
add_executable(user user.cpp)
target_link_libraries(user PRIVATE poolwise::runtime)
"""


def file_is_there_ok(box):
    missing = [name for name in FILES if not (box.prefix / name).exists()]
    assert not missing, missing
    assert list(box.prefix.glob("lib/**/libpoolwise.a"))


def names_no_build_path_ok(box):
    """Nothing installed holds the path of the sources, of the build, or the one that it
    was installed to."""
    paths = [str(path).encode() for path in (ROOT, box.build, box.first_prefix)]
    for file in sorted(box.prefix.rglob("*")):
        content = file.read_bytes() if file.is_file() else b""
        for path in paths:
            assert path not in content, f"{file} holds {path.decode()}"


def check_finds_the_rules_ok(box):
    """A finding that needs the model of std::ifstream, from the moved rules."""
    box.write(lines_cpp=LINES)
    done = box.run(box.poolwise, "check", "lines.cpp", "--", "-std=c++20")
    assert done.returncode == 1 and f"[{CHECK}]" in done.stdout, done.stdout


def find_package_ok(box):
    box.write(user_cpp=PROGRAM)
    (box.folder / "CMakeLists.txt").write_text(CMAKE)
    for command in (["cmake", "-S", ".", "-B", "build", "-G", "Ninja",
                     f"-DCMAKE_PREFIX_PATH={box.prefix}"], ["ninja", "-C", "build"],
                    ["build/user"]):
        done = box.run(*command)
        assert done.returncode == 0, done.stdout


def pkg_config_ok(box):
    box.write(plain_cpp=PROGRAM)
    folders = {str(path.parent) for path in box.prefix.glob("**/poolwise.pc")}
    flags = run("pkg-config", "--cflags", "--libs", "poolwise",
                env=dict(os.environ, PKG_CONFIG_PATH=":".join(folders)))
    assert flags.returncode == 0, flags.stdout
    done = box.run("g++", "-std=c++20", "plain.cpp", *flags.stdout.split(), "-o", "plain")
    assert done.returncode == 0, done.stdout
    assert box.run("./plain").returncode == 0
