"""clang-tidy-22 with the module, and `poolwise` called as clang-tidy is."""

from sandbox import APP, CHECK, FETCH, FETCH_H, LINES, TWICE


def tidy(box, *words):
    return box.run("clang-tidy-22", f"--load={box.tidy_module}", "--checks=-*,poolwise-*", *words)


def finding_with_evidence_ok(box):
    box.write(lines_cpp=LINES)
    done = tidy(box, "lines.cpp", "--", "-std=c++20")
    assert done.returncode == 0, done.stdout
    assert f"lines.cpp:14:3: warning: " in done.stdout and f"[{CHECK}]" in done.stdout, done.stdout
    assert "note: calls 'firstLine'" in done.stdout, done.stdout


def lists_all_checks_ok(box):
    listed = tidy(box, "--list-checks").stdout.split()
    pages = [f"poolwise-{page.stem}" for page in
             (box.prefix / "share" / "poolwise" / "docs" / "checks").glob("*.md")]
    assert pages and set(pages) <= set(listed), listed


def one_check_alone_ok(box):
    box.write(lines_cpp=LINES)
    done = box.run("clang-tidy-22", f"--load={box.tidy_module}",
                   "--checks=-*,poolwise-independent-calls", "lines.cpp", "--", "-std=c++20")
    assert CHECK not in done.stdout, done.stdout


def nolint_ok(box):
    box.write(lines_cpp=TWICE.replace("Files)\n", f"Files) // NOLINT({CHECK})\n", 1)
              .replace("  for (", f"  // NOLINTNEXTLINE({CHECK})\n  for (", 1))
    done = tidy(box, "--fix", "lines.cpp", "--", "-std=c++20")
    # The first loop is left alone, and the second brings the #include line.
    text = box.read("lines.cpp")
    assert text.count("poolwise::io_threads()") == 1, done.stdout + text
    assert text.count("#include <poolwise/runtime.h>") == 1, text
    box.builds("lines.cpp")


def suppressed_by_settings_ok(box):
    box.write(lines_cpp=LINES)
    (box.folder / ".poolwise.yaml").write_text(
        "suppress:\n  - checks: sequential-io-loop\n    paths: lines.cpp\n")
    done = tidy(box, "--fix", "lines.cpp", "--", "-std=c++20")
    assert CHECK not in done.stdout and box.read("lines.cpp") == LINES, done.stdout


def callee_in_another_file_ok(box):
    """Only with the store that was named."""
    box.write(fetch_h=FETCH_H, fetch_cpp=FETCH, app_cpp=APP)
    box.database("fetch.cpp", "app.cpp")
    box.run(box.poolwise, "check", "--quiet", "--cache-dir=kept")
    done = tidy(box, "app.cpp", "--", "-std=c++20")
    assert CHECK not in done.stdout, done.stdout
    done = tidy(box, "--config={CheckOptions: {PoolwiseCacheDir: kept}}", "app.cpp", "--",
                "-std=c++20")
    assert CHECK in done.stdout and "fetch.cpp:" in done.stdout, done.stdout


def options_bad(box):
    box.write(lines_cpp=LINES)
    done = tidy(box, "--config={CheckOptions: {PoolwiseMinSpeedup: 1000}}", "lines.cpp",
                "--", "-std=c++20")
    assert CHECK not in done.stdout, done.stdout
    done = tidy(box, "--config={CheckOptions: {%s.PoolwiseMinSpeedup: fast}}" % CHECK,
                "lines.cpp", "--", "-std=c++20")
    assert "'fast' is not a number" in done.stdout, done.stdout


def fix_of_several_ok(box):
    box.write(lines_cpp=TWICE)
    done = tidy(box, "--fix", "lines.cpp", "--", "-std=c++20")
    text = box.read("lines.cpp")
    assert text.count("poolwise::io_threads()") == 2, done.stdout
    assert text.count("#include <poolwise/runtime.h>") == 1, text
    box.builds("lines.cpp")


def run_clang_tidy_ok(box):
    box.write(lines_cpp=TWICE, app_cpp=APP, fetch_h="#include <string>\nstd::string firstLine(const std::string &File);\n")
    box.database("lines.cpp", "app.cpp")
    done = box.run("run-clang-tidy-22", f"-load={box.tidy_module}", "-checks=-*,poolwise-*",
                   "-p", box.folder, "-fix", "-quiet", "-j", "2")
    assert f"[{CHECK}]" in done.stdout, done.stdout
    assert box.read("lines.cpp").count("poolwise::io_threads()") == 2, done.stdout
    box.builds("lines.cpp")


def clang_tidy_diff_ok(box):
    box.write(lines_cpp=TWICE)
    box.database("lines.cpp")
    diff = "--- a/lines.cpp\n+++ b/lines.cpp\n@@ -20,0 +21 @@\n+x\n"
    (box.folder / "diff").write_text(diff)
    done = box.run("bash", "-c", f"clang-tidy-diff-22.py -p1 -clang-tidy-binary clang-tidy-22 "
                   f"-load={box.tidy_module} -checks='-*,poolwise-*' < diff")
    assert "lines.cpp:21:3" in done.stdout and "lines.cpp:14:3" not in done.stdout, done.stdout


def as_clang_tidy_ok(box):
    """The command line that CMake's CXX_CLANG_TIDY passes."""
    box.write(lines_cpp=LINES)
    source = box.folder / "lines.cpp"
    compile_command = ["--", "/usr/bin/c++", "-std=c++20", "-MD", "-MT", "x.o", "-MF", "x.o.d",
                       "-o", "x.o", "-c", source]
    words = ["--extra-arg-before=--driver-mode=g++", source]
    done = box.run(box.poolwise, *words, *compile_command)
    assert done.returncode == 0 and f"[{CHECK}]" in done.stdout, done.stdout
    done = box.run(box.poolwise, "--warnings-as-errors=poolwise-*", "--export-fixes=fixes.yaml",
                   *words, *compile_command)
    assert done.returncode == 1, done.stdout
    assert CHECK in box.read("fixes.yaml")
    done = box.run(box.poolwise, "--checks=-*,poolwise-independent-calls", *words,
                   *compile_command)
    assert done.returncode == 0 and CHECK not in done.stdout, done.stdout
    box.database("lines.cpp")
    done = box.run(box.poolwise, "-p", box.folder, source)
    assert done.returncode == 0 and f"[{CHECK}]" in done.stdout, done.stdout


def as_clang_tidy_bad(box):
    box.write(lines_cpp=LINES)
    done = box.run(box.poolwise, "--fixx", "lines.cpp", "--")
    assert done.returncode == 2 and "did you mean 'fix'" in done.stdout, done.stdout
