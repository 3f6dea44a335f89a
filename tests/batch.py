"""Many small programs as few, so that headers are read once: for tests/equivalence and refused.

In:  cases, each one C++ file that stands for itself. Out: batches, each one file in which every
     case is a namespace, with a main() that runs the case it is told (where cases have one).
Not handled: cases with directives other than `#include <...>`, with flags of their own, or that
     say `// ALONE: why`. Each of these is a batch of its own, as it stands.
"""

import dataclasses
import pathlib
import re

EACH = 50  # cases in one batch
INCLUDE = re.compile(r"(?m)^#include (<[^>]+>)[ \t]*$\n?")
MAIN = re.compile(r"(?m)^int\s+main\s*\(\s*\)")


@dataclasses.dataclass
class Batch:
    name: str
    cases: list  # (name, text)
    is_whole: bool  # one case, as it stands
    flags: list = dataclasses.field(default_factory=list)

    def text(self):
        if self.is_whole:
            return self.cases[0][1]
        headers = {header for _, text in self.cases for header in INCLUDE.findall(text)}
        mains = [name for name, text in self.cases if MAIN.search(text)]
        headers |= {"<cstring>"} if mains else set()
        parts = [f"// Cases of one batch.\n{''.join(f'#include {h}' + chr(10) for h in sorted(headers))}"]
        parts += [f"\nnamespace case_{name} {{\n{body(text)}}} // case_{name}\n"
                  for name, text in self.cases]
        if mains:
            calls = "".join(f'  if (!std::strcmp(argv[1], "{name}"))\n'
                            f"    return case_{name}::main();\n" for name in mains)
            parts.append(f"\nint main(int, char **argv) {{\n{calls}  return 99;\n}}\n")
        return "".join(parts)

    def split(self, text):
        """What stands in each case, by name, and the line that each begins on."""
        if self.is_whole:
            name = self.cases[0][0]
            return {name: text}, {name: 1}
        found, lines = {}, {}
        for name, _ in self.cases:
            match = re.search(rf"(?s)^namespace case_{name} \{{\n(.*?)^\}} // case_{name}$", text,
                              re.MULTILINE)
            found[name] = match.group(1) if match else ""
            lines[name] = text.count("\n", 0, match.start()) + 1 if match else 0
        return found, lines

    def case_at(self, text, line):
        """Of which case a line of the batch's text is a part."""
        _, lines = self.split(text)
        return max((begin, name) for name, begin in lines.items() if begin <= line)[1]


def body(text):
    """A case without its includes; its main() returns, as only the true one need not."""
    text = INCLUDE.sub("", text)
    main = MAIN.search(text)
    if main and text.rstrip().endswith("\n}"):
        end = text.rfind("}")
        text = text[:end] + "return 0; }" + text[end + 1:]
    return text


def flags_of(text):
    said = re.search(r"// FLAGS: (.*)", text)
    return said.group(1).split() if said else []


def stands_alone(text):
    return ("// ALONE" in text or "\r" in text or flags_of(text)
            or re.search(r"(?m)^[ \t]*#", INCLUDE.sub("", text)))


def batches(files):
    """Cases with main() and those without stay apart: only the former are whole programs."""
    texts = [(f.stem, f.read_bytes().decode()) for f in files]
    made = [Batch(name, [(name, text)], True, flags_of(text))
            for name, text in texts if stands_alone(text)]
    for sort, has_main in ("programs", True), ("parts", False):
        rest = [(n, t) for n, t in texts
                if not stands_alone(t) and bool(MAIN.search(t)) == has_main]
        count = -(-len(rest) // EACH)
        made += [Batch(f"{sort}_{i}", rest[i::count], False) for i in range(count)]
    return made


def chosen_cases(folder, names):
    known = sorted(pathlib.Path(folder).glob("*.cpp"))
    return [case for case in known if not names or case.stem in names]
