"""What the compiler plugin adds to a compile.

`./dev bench plugin [--rounds N] [--files N] [--page docs/performance.md] [BUILD_DIR...]`:
compiles N files of each folder, which holds a compile_commands.json (without one, source
packages of Debian are fetched), with `clang++-22 -O2`: alone, with a plugin that only
writes summaries, and with one that reports as well, in turns. Measured is user time;
the table shows sums of medians. `--page` writes it between the marks of a page.
"""

import argparse
import datetime
import os
import pathlib
import shlex
import statistics

import analyzer
import measure
import page

BAR = 1.03
TABLE = "plugin table"  # its place on the page


def commands(build, plugin, files):
    """Of N files, evenly spread: what compiles each, without the plugin and with it."""
    entries = [e for e in measure.entries(build) if not e["file"].endswith(".c")]
    for entry in (entries[i * len(entries) // files] for i in range(min(files, len(entries)))):
        words = entry.get("arguments") or shlex.split(entry["command"])
        if "-o" in words:
            at = words.index("-o")
            del words[at:at + 2]
        plain = ["clang++-22", *(word for word in words[1:] if word not in measure.OTHERS),
                 "-O2", "-w", "-o", os.devnull]
        loaded = [*plain, f"-fplugin={plugin}"]
        yield entry["directory"], {"alone": plain,
                                   "summary": [*loaded, "-fplugin-arg-poolwise-report=no"],
                                   "reports": loaded}


def measured(build, plugin, files, rounds):
    """User time by way, summed over the files; how many there were."""
    total, count = dict.fromkeys(("alone", "summary", "reports"), 0.0), 0
    for folder, ways in commands(build, plugin, files):
        taken = {way: [] for way in ways}
        for _ in range(rounds):
            for way, command in ways.items():
                used = analyzer.Usage(command, folder)
                assert used.status == 0, used.text
                taken[way].append(used.user)
        for way, times in taken.items():
            total[way] += statistics.median(times)
        count += 1
    return total, count


def table(rows):
    lines = ["| project | files | `-O2 -c` | with summaries | with reports too |",
             "| --- " * 5 + "|"]
    for name, (total, count) in rows:
        lines.append(f"| {name} | {count} | {total['alone']:.1f} s | "
                     f"{total['summary'] / total['alone']:.3f} | "
                     f"{total['reports'] / total['alone']:.3f} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--page", type=pathlib.Path)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    plugin = options.build.resolve() / "plugin" / "clang" / "ClangPlugin.so"

    rows = []
    for folder in options.folders or analyzer.fetched():
        folder = folder.resolve()
        name = folder.parent.name if folder.name == "build" else folder.name
        rows.append((name, measured(folder, plugin, options.files, options.rounds)))
        print(table(rows[-1:]).splitlines()[2], flush=True)
    text = (f"Measured on {datetime.date.today()}: {analyzer.machine()}, {options.rounds} "
            f"interleaved rounds, load average at the end {os.getloadavg()[0]:.1f}; bar {BAR}."
            f"\n\n{table(rows)}")
    print(f"\n{text}")
    if options.page:
        options.page.write_text(page.replaced(options.page.read_text(), TABLE, text))


if __name__ == "__main__":
    main()
