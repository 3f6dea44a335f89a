"""A folder of its own for each test, with the installed poolwise beside it."""

import json
import subprocess

# A loop that waits and can be rewritten; the wait stands in another file.
FETCH_H = """\
#pragma once
#include <string>
std::string firstLine(const std::string &File);
"""
FETCH = """\
#include "fetch.h"
#include <fstream>
std::string firstLine(const std::string &File) {
  std::ifstream In(File);
  std::string Line;
  std::getline(In, Line);
  return Line;
}
"""
# The same in one file.
LINES = """\
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
# Two places, each to be rewritten.
TWICE = LINES + """
std::vector<std::string> again(const std::vector<std::string> &Files) {
  std::vector<std::string> Lines;
  for (const std::string &File : Files)
    Lines.push_back(firstLine(File));
  return Lines;
}
"""
APP = """\
#include "fetch.h"
#include <vector>
std::vector<std::string> firstLines(const std::vector<std::string> &Files) {
  std::vector<std::string> Lines;
  for (const std::string &File : Files)
    Lines.push_back(firstLine(File));
  return Lines;
}
int main(int Count, char **Names) {
  return int(firstLines({Names, Names + Count}).size());
}
"""
CHECK = "poolwise-sequential-io-loop"


def run(*command, **options):
    options.setdefault("timeout", 120)
    return subprocess.run([str(word) for word in command], text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **options)


class Sandbox:
    def __init__(self, prefix, folder):
        self.prefix = prefix
        self.folder = folder
        folder.mkdir()
        self.poolwise = prefix / "bin" / "poolwise"
        self.tidy_module = prefix / "lib" / "poolwise" / "ClangTidyModule.so"
        self.clang_plugin = prefix / "lib" / "poolwise" / "ClangPlugin.so"

    def write(self, **files):
        """`lines_cpp="..."` writes lines.cpp."""
        for name, text in files.items():
            (self.folder / ".".join(name.rsplit("_", 1))).write_text(text)

    def database(self, *names, flags=("-std=c++20",)):
        entries = [{"directory": str(self.folder), "file": name,
                    "arguments": ["clang++-22", *flags, "-c", name]} for name in names]
        (self.folder / "compile_commands.json").write_text(json.dumps(entries))

    def run(self, *command, **options):
        return run(*command, cwd=self.folder, **options)

    def read(self, name):
        return (self.folder / name).read_text()

    def builds(self, name):
        """Compiles against the installed runtime."""
        done = self.run("clang++-22", "-std=c++20", "-fsyntax-only", "-Wall", "-I",
                        self.prefix / "include", name)
        assert done.returncode == 0, done.stdout
