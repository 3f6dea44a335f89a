"""A small project that tests/store analyses, changes and breaks.

Out: a folder with sources, two include folders, and compile_commands.json.
"""

import json

HEADER = """\
#pragma once
#include <string>
#include <vector>
std::string load(const std::string &path);
inline unsigned long total(const std::vector<std::string> &paths) {
  unsigned long sum = 0;
  for (const auto &path : paths)
    sum += load(path).size();
  return sum;
}
"""

FILES = {
    ".poolwise.yaml": "policy: cxx\n",
    "second/files.h": HEADER,
    "first/empty.h": "",
    "load.cpp": """\
#include "files.h"
#include <cstdio>
static int local(int x) { return x; }
std::string load(const std::string &path) {
  char bytes[100];
  std::FILE *in = std::fopen(path.c_str(), "r");
  std::string text(bytes, std::fread(bytes, 1, sizeof bytes, in));
  std::fclose(in);
  return text;
}
int use_load() { return local(1); }
""",
    "main.cpp": """\
#include "files.h"
static int local(int x) { return 2 * x; }
int main(int argc, char **argv) {
  std::vector<std::string> paths(argv, argv + argc);
  return int(total(paths)) + local(argc);
}
""",
    "copy.cpp": """\
#include "files.h"
std::vector<std::string> copies(const std::vector<std::string> &paths) {
  std::vector<std::string> out;
  for (const auto &path : paths)
    out.push_back(load(path));
  return out;
}
""",
    "plain.cpp": """\
#include "files.h"
std::vector<double> squares(std::vector<double> v) {
  for (double &x : v)
    x *= x;
  return v;
}
""",
}


def write(root, files=FILES):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def database(root, names=None, flags=""):
    names = names or sorted(n for n in FILES if n.endswith(".cpp"))
    (root / "compile_commands.json").write_text(json.dumps([
        {"directory": str(root), "file": name,
         "command": f"c++ -std=c++20 -Ifirst -Isecond {flags} -O2 -c {name} -o {name}.o"}
        for name in names]))


def make(root):
    root.mkdir(parents=True)
    write(root)
    database(root)
    return root
