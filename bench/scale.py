"""How the analysis grows with the program: `bench/scale.py --build BUILD`.

Makes a program of 1, 4 and 16 times as many modules (a module: a header, four
sources, functions that wait, compute, write globals and call each other and the
module before), and measures a cold run, one in which only judging is left, and one
with nothing changed. Prints a table and the exponent that fits each column.
"""

import argparse
import json
import math
import os
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from analyzer import Usage  # noqa: E402

HEADER = """#pragma once
#include <string>
#include <vector>
namespace m{i} {{
struct item {{ std::string name; int size = 0; }};
std::string load(const std::string &path);
int weigh(const item &it);
std::vector<item> collect(const std::vector<std::string> &paths);
int run(const std::vector<std::string> &paths);
inline int sum(const std::vector<item> &items) {{
  int total = 0;
  for (const item &it : items)
    total += weigh(it);
  return total;
}}
}}
"""
SOURCES = {
    "load": """#include <cstdio>
namespace m{i} {{
static int opened;
std::string load(const std::string &path) {{
  char bytes[256];
  ++opened;
  std::FILE *in = std::fopen(path.c_str(), "r");
  if (!in)
    return {{}};
  std::string text(bytes, std::fread(bytes, 1, sizeof bytes, in));
  std::fclose(in);
  return text;
}}
}}
""",
    "weigh": """namespace m{i} {{
static int twist(int n) {{
  for (int k = 0; k < 1000; ++k)
    n = n * 31 + k;
  return n;
}}
int weigh(const item &it) {{ return twist(it.size) + twist(int(it.name.size())); }}
}}
""",
    "collect": """namespace m{i} {{
std::vector<item> collect(const std::vector<std::string> &paths) {{
  std::vector<item> out;
  for (const auto &path : paths) {{
    item it;
    it.name = load(path);
    it.size = int(it.name.size());
    out.push_back(it);
  }}
  return out;
}}
}}
""",
    "run": """{before}
namespace m{i} {{
int run(const std::vector<std::string> &paths) {{
  std::vector<item> items = collect(paths);
  return sum(items){call};
}}
}}
""",
}


def generate(root, modules):
    entries = []
    for i in range(modules):
        (root / f"m{i}.h").write_text(HEADER.format(i=i))
        before = f'#include "m{i - 1}.h"' if i % 10 else ""
        call = f" + m{i - 1}::run(paths)" if i % 10 else ""
        for name, text in SOURCES.items():
            file = root / f"m{i}_{name}.cpp"
            file.write_text(f'#include "m{i}.h"\n' +
                            text.format(i=i, before=before, call=call))
            entries.append({"directory": str(root), "file": file.name,
                            "command": f"c++ -std=c++20 -c {file.name}"})
    (root / ".poolwise.yaml").write_text("policy: cxx\n")
    (root / "compile_commands.json").write_text(json.dumps(entries))
    return len(entries)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--modules", type=int, default=15, help="at 1x")
    options = parser.parse_args()
    poolwise = options.build.resolve() / "analyzer" / "poolwise"
    os.environ.pop("POOLWISE_NO_CACHE", None)
    rows = []
    print("| modules | files | functions | cold, user | link to report | memory of it "
          "| nothing changed | by content | store | a summary |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for times in 1, 4, 16:
        with tempfile.TemporaryDirectory(prefix="poolwise-scale-") as folder:
            root = pathlib.Path(folder)
            files = generate(root, options.modules * times)
            command = [poolwise, "check", "-o", "/dev/null", "--stats"]
            cold = Usage(command, root)
            assert cold.status in (0, 1), cold.text
            functions = int(re.search(r"(\d+) functions", cold.text)[1])
            judged = Usage([*command, "--min-speedup=1.31"], root)
            idle = min(Usage(command, root).cpu for _ in range(3))
            content = min(Usage([*command, "--cache-key=content"], root).cpu
                          for _ in range(3))
            store = sum(f.stat().st_size for f in root.glob(".poolwise/summaries*"))
            whole = root / "all.pws"
            Usage([poolwise, "summarize", "-o", whole], root)
            row = (files, functions, cold.user, judged.user, judged.memory, idle, content,
                   store / 1e6, whole.stat().st_size / files / 1e3)
            rows.append(row)
            print(f"| {options.modules * times} | {files} | {functions} | {cold.user:.1f} s | "
                  f"{judged.user:.2f} s | {judged.memory:.0f} MB | {idle * 1e3:.0f} ms | "
                  f"{content * 1e3:.0f} ms | {row[7]:.1f} MB | {row[8]:.1f} kB |", flush=True)
    exponents = [math.log(rows[-1][c] / rows[0][c]) / math.log(rows[-1][0] / rows[0][0])
                 for c in range(2, 8)]
    print("| exponent | | | " + " | ".join(f"{e:.2f}" for e in exponents) + " | |")


if __name__ == "__main__":
    main()
