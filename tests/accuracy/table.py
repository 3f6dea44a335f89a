"""The figures of docs/accuracy.md: written there, and read back to compare with.

A row tells of one program: how many functions were scored, and of each figure how many
were right of how many. What is compared is the number of right answers, which must not
fall; those of whole columns, `said` of precision, may.
"""

import collections
import pathlib
import re
import sys

import score

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "runtime" / "bench"))
import page  # noqa: E402

PLACE, CONFUSION = "accuracy table", "confusion table"
HEAD = ("|  | scored | `io` precision | `io` recall | `cpu` precision | `cpu` recall "
        "| unknown, not listed | cost within ten times |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
SAID = ["cpu", "io", "lock", "mixed", "trivial", "unknown", "missing"]


def title(name, program):
    """`lzip 1.23`: without Debian's own revision."""
    return f"{name} {str(program['version']).split(':')[-1].split('-')[0].split('+')[0]}"


def figures(pairs):
    """(right, of how many) for each column after `scored`; unknown comes as one too."""
    counts = collections.Counter((p.label, p.kind) for p in pairs)
    columns = []
    for kind in "io", "cpu":
        said = sum(n for (_, k), n in counts.items() if k == kind)
        real = sum(n for (l, _), n in counts.items() if l == kind)
        columns += [(counts[kind, kind], said), (counts[kind, kind], real)]
    known = [p for p in pairs if p.function]
    unknown = sum(p.kind in ("unknown", "missing") for p in pairs)
    return [*columns, (unknown, len(pairs)), (sum(p.is_close for p in known), len(known))]


def row(name, pairs, in_all=False):
    cells = []
    for index, (right, of) in enumerate(figures(pairs)):
        text = (str(right) if index == 4 else
                f"{right}/{of}" if of else "none said" if index in (0, 2) else "none")
        cells.append(f"{text} = {right / of:.2f}" if in_all and of else text)
    return f"| {f'**{name}**' if in_all else name} | {len(pairs)} | {' | '.join(cells)} |"


def confusion(pairs):
    counts = collections.Counter((p.label, p.kind) for p in pairs)
    lines = ["| measured \\ said | " + " | ".join(f"`{k}`" for k in SAID[:-1]) +
             " | not listed |", "| --- |" + " ---: |" * len(SAID)]
    for label in "io", "cpu", "lock":
        lines.append(f"| `{label}` | " + " | ".join(str(counts[label, k]) for k in SAID) + " |")
    return "\n".join(lines)


def write(path, rows, made):
    text = page.replaced(path.read_text(), PLACE, "\n".join([HEAD, *rows]))
    path.write_text(page.replaced(text, CONFUSION, confusion(made)))


def fallen(path, name, pairs):
    """What is worse than the page says of the program `name`, one sentence each."""
    for line in path.read_text().splitlines():
        if line.startswith(f"| {name} |"):
            told = [re.match(r"\d+", cell.strip()) for cell in line.split("|")[3:-1]]
            break
    else:
        return [f"{path} has no row for {name}"]
    columns = [cell.strip() for cell in HEAD.splitlines()[0].split("|")[3:-1]]
    worse = []
    for index, (column, before, (now, _)) in enumerate(zip(columns, told, figures(pairs))):
        was = int(before[0]) if before else 0
        if now > was if index == 4 else now < was:
            worse.append(f"{name}: {column}: {now}, and {path.name} says {was}")
    return worse
