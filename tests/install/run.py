"""What gets installed, and that it works after the folder was moved.

Installs into a folder, renames that, and uses the command, the headers, the
library, the CMake package and the pkg-config file from there. Last line:
`N passed, N failed`.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = None
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

LOOP = """\
#include <fstream>
#include <string>
#include <vector>
static std::string firstLine(const std::string &File) {
  std::ifstream In(File);
  std::string Line;
  std::getline(In, Line);
  return Line;
}
std::vector<std::string> firstLines(const std::vector<std::string> &Files) {
  std::vector<std::string> Lines;
  for (const std::string &File : Files)
    Lines.push_back(firstLine(File));
  return Lines;
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


def run(*command, **options):
    return subprocess.run([str(word) for word in command], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)


def file_is_there_ok(prefix, _work):
    missing = [name for name in FILES if not (prefix / name).exists()]
    libraries = list(prefix.glob("lib/**/libpoolwise.a"))
    return not missing and libraries, f"missing: {missing or 'libpoolwise.a'}"


def names_no_build_path_ok(prefix, work):
    """Nothing installed holds the path of the sources, of the build, or the one
    that it was installed to."""
    paths = [str(path).encode() for path in (ROOT, BUILD, work / "first")]
    holding = [f"{file.relative_to(prefix)} holds {path.decode()}"
               for file in sorted(prefix.rglob("*")) if file.is_file()
               for path in paths if path in file.read_bytes()]
    return not holding, "\n".join(holding)


def check_finds_the_rules_ok(prefix, work):
    """A finding that needs the model of std::ifstream, from the moved rules."""
    source = work / "loop.cpp"
    source.write_text(LOOP)
    done = run(prefix / "bin" / "poolwise", "check", source, "--", "-std=c++20",
               cwd=work)
    return done.returncode == 1 and "[poolwise-" in done.stdout, done.stdout


def find_package_ok(prefix, work):
    user = work / "user"
    user.mkdir()
    (user / "user.cpp").write_text(PROGRAM)
    (user / "CMakeLists.txt").write_text(CMAKE)
    done = run("cmake", "-S", user, "-B", user / "build", "-G", "Ninja",
               f"-DCMAKE_PREFIX_PATH={prefix}")
    if not done.returncode:
        done = run("ninja", "-C", user / "build")
    if not done.returncode:
        done = run(user / "build" / "user")
    return not done.returncode, done.stdout


def pkg_config_ok(prefix, work):
    folders = {str(p.parent) for p in prefix.glob("**/poolwise.pc")}
    flags = run("pkg-config", "--cflags", "--libs", "poolwise",
                env=dict(os.environ, PKG_CONFIG_PATH=":".join(folders)))
    if flags.returncode:
        return False, flags.stdout
    source = work / "plain.cpp"
    source.write_text(PROGRAM)
    done = run("g++", "-std=c++20", source, *flags.stdout.split(), "-o", work / "plain")
    if not done.returncode:
        done = run(work / "plain")
    return not done.returncode, done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    global BUILD
    BUILD = parser.parse_args().build.resolve()

    passed, failed = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        run("cmake", "--install", BUILD, "--prefix", work / "first", check=True)
        (work / "first").rename(work / "moved")
        for test in (file_is_there_ok, names_no_build_path_ok, check_finds_the_rules_ok,
                     find_package_ok, pkg_config_ok):
            good, why = test(work / "moved", work)
            print(f"{'ok  ' if good else 'FAIL'} {test.__name__}")
            if good:
                passed += 1
            else:
                failed += 1
                print(why)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
