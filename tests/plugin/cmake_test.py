"""find_package(poolwise) in a consumer's project."""

from sandbox import APP, CHECK, FETCH, FETCH_H, LINES

PROJECT = """\
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(poolwise REQUIRED)
add_library(fetch fetch.cpp)
target_include_directories(fetch PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_precompile_headers(fetch PRIVATE <string>)
add_executable(app app.cpp generated.cpp skipped.cpp made.h)
target_include_directories(app PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
target_link_libraries(app PRIVATE fetch)
add_custom_command(OUTPUT generated.cpp COMMAND ${CMAKE_COMMAND} -E touch generated.cpp)
add_custom_command(OUTPUT made.h COMMAND ${CMAKE_COMMAND} -E touch made.h)
set_source_files_properties(skipped.cpp PROPERTIES SKIP_LINTING ON)
poolwise_check(TARGETS app FAIL_ON ${FAIL_ON} SARIF out/report.sarif BASELINE known.txt)
target_compile_definitions(app PRIVATE LATER=1)
"""
# Does not compile: it must not be read.
SKIPPED = "this is no C++\n"


def configure(box, generator, *words):
    box.write(app_cpp="#ifndef LATER\n#error\n#endif\n#include \"made.h\"\n" + APP, fetch_cpp=FETCH, fetch_h=FETCH_H,
              skipped_cpp=SKIPPED)
    (box.folder / "CMakeLists.txt").write_text(PROJECT)
    done = box.run("cmake", "-S", ".", "-B", "build", "-G", generator,
                   f"-DCMAKE_PREFIX_PATH={box.prefix}", "-DCMAKE_CXX_COMPILER=g++", *words)
    assert done.returncode == 0, done.stdout


def build(box, target="app-poolwise", *words):
    return box.run("cmake", "--build", "build", "--target", target, "-j2", *words)


def incremental(box, generator):
    configure(box, generator, "-DFAIL_ON=none")
    done = build(box)
    assert done.returncode == 0 and f"[{CHECK}]" in done.stdout, done.stdout
    assert "sequential-io-loop" in box.read("build/out/report.sarif")
    assert not list(box.folder.rglob("libfetch.a")), "what is linked need not be built"

    done = build(box)
    assert "Building" not in done.stdout and CHECK not in done.stdout, done.stdout

    (box.folder / "fetch.h").write_text(FETCH_H + "// touched\n")
    done = build(box)
    summarised = [name for name in ("app.cpp", "fetch.cpp", "generated.cpp")
                  if f"{name}.o" in done.stdout]
    assert summarised == ["app.cpp", "fetch.cpp"], done.stdout
    assert f"[{CHECK}]" in done.stdout, done.stdout
    settings_count(box)


def settings_count(box):
    """Those that come, a pack that they name, and those that go: nothing is read again."""
    settings, pack = box.folder / ".poolwise.yaml", box.folder / "own.yaml"
    pack.write_text(PACK % "safe")
    settings.write_text("min_speedup: 100\nrules: [own.yaml]\n")
    done = build(box)
    assert "Checking app" in done.stdout and CHECK not in done.stdout, done.stdout
    assert "Checking app" not in build(box).stdout
    pack.write_text(PACK % "wrong")
    done = build(box)
    assert done.returncode != 0 and "own.yaml:4" in done.stdout, done.stdout
    settings.unlink()
    done = build(box)
    assert f"[{CHECK}]" in done.stdout and ".cpp.o" not in done.stdout, done.stdout


PACK = """\
pack: own
functions:
  - name: elsewhere
    threads: %s
    cost: {cpu: 5us}
"""


def ninja_ok(box):
    incremental(box, "Ninja")


def several_configurations_ok(box):
    configure(box, "Ninja Multi-Config", "-DFAIL_ON=none")
    for name in "Release", "Debug":
        done = build(box, "app-poolwise", "--config", name)
        assert done.returncode == 0 and f"[{CHECK}]" in done.stdout, done.stdout
        assert f"/{name}/app.cpp.o" in done.stdout, done.stdout


def make_ok(box):
    incremental(box, "Unix Makefiles")


def fail_on_bad(box):
    configure(box, "Ninja", "-DFAIL_ON=warning")
    for _ in range(2):  # not forgotten the second time
        done = build(box)
        assert done.returncode != 0 and f"[{CHECK}]" in done.stdout, done.stdout
    done = build(box, "app-poolwise-baseline")
    assert done.returncode == 0, done.stdout
    assert CHECK.removeprefix("poolwise-") in box.read("known.txt")
    done = build(box)
    assert done.returncode == 0 and CHECK not in done.stdout, done.stdout
    assert "FAIL_ON is note, warning or none" in box.run("cmake", "build", "-DFAIL_ON=x").stdout


def runtime_is_one_line_ok(box):
    """The fixed program, linked with the runtime; and as CXX_CLANG_TIDY."""
    box.write(lines_cpp=LINES + "int main() { return int(firstLines({}).size()); }\n")
    (box.folder / "CMakeLists.txt").write_text("""\
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(poolwise REQUIRED)
add_executable(app lines.cpp)
set_property(TARGET app PROPERTY CXX_CLANG_TIDY ${POOLWISE_EXECUTABLE})
target_link_libraries(app PRIVATE poolwise::runtime)
""")
    done = box.run("cmake", "-S", ".", "-B", "build", "-G", "Ninja",
                   f"-DCMAKE_PREFIX_PATH={box.prefix}", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON")
    assert done.returncode == 0, done.stdout
    done = build(box, "app")
    assert done.returncode == 0 and f"[{CHECK}]" in done.stdout, done.stdout
    box.run(box.poolwise, "check", "--fix", "-p", "build")
    assert "poolwise::io_threads()" in box.read("lines.cpp")
    done = build(box, "app")
    assert done.returncode == 0 and CHECK not in done.stdout, done.stdout
    assert box.run("build/app").returncode == 0
