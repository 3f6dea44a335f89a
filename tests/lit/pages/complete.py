"""Pages, their headings, and the tests that name them: none is missing, none is left."""

import pathlib
import re
import subprocess
import sys

ROOT, POOLWISE = pathlib.Path(sys.argv[1]), sys.argv[2]
HEADINGS = ["What it finds", "Why it matters", "Example", "Use instead",
            "Known limits", "See also"]
COMPLAINTS = []


def complain(what):
    COMPLAINTS.append(what)


def pages(folder):
    return {p.stem: p.read_text() for p in (ROOT / "docs" / folder).glob("*.md")
            if p.stem != "README"}


def judge_page(folder, name, text):
    if not text.startswith(f"# {name}\n"):
        complain(f"docs/{folder}/{name}.md: the title is not the name")
    without_code = re.sub(r"(?ms)^```.*?^```$", "", text)
    found = re.findall(r"(?m)^## (.*)$", without_code)
    if found != HEADINGS:
        complain(f"docs/{folder}/{name}.md: headings are {found}")


def tested_words():
    """All kebab words in tests; a page counts as tested if its name is among them."""
    words = set()
    for path in (ROOT / "tests").rglob("*"):
        if path.suffix in (".cpp", ".test", ".yaml", ".py") and path.is_file():
            words |= set(re.findall(r"[a-z]+(?:-[a-z]+)*",
                                    path.read_text(errors="replace")))
    return words | {word.removeprefix("poolwise-") for word in words}


def hazards_of_the_analyzer():
    """The table of hazards names each with its check function."""
    text = (ROOT / "analyzer/lib/Safety/Safety.cpp").read_text()
    return set(re.findall(r'\{"([a-z-]+)",\s*check', text))


def main():
    checks, hazards = pages("checks"), pages("hazards")
    words = tested_words()
    for folder, found in ("checks", checks), ("hazards", hazards):
        for name, text in sorted(found.items()):
            judge_page(folder, name, text)
            if name not in words:
                complain(f"docs/{folder}/{name}.md: no test names '{name}'")
    known = hazards_of_the_analyzer()
    if not known:
        complain("no hazard was found in Safety.cpp")
    for name in sorted(known ^ set(hazards)):
        complain(f"{name}: {'no page' if name in known else 'a page, but no hazard'}")

    listed = subprocess.run([POOLWISE, "doc"], capture_output=True, text=True).stdout
    for name in sorted(checks | hazards):
        if not re.search(rf"(?m)^  {name} ", listed):
            complain(f"{name}: not part of the binary; build again")
    commands = re.findall(r"(?m)^  ([a-z-]+) ", subprocess.run(
        [POOLWISE, "--help"], capture_output=True, text=True).stdout.split("examples")[0])
    for name in sorted(set(commands) ^ set(pages("commands"))):
        complain(f"docs/commands/{name}.md: {'missing' if name in commands else 'no such command'}")
    print("\n".join(COMPLAINTS))
    sys.exit(bool(COMPLAINTS))


main()
