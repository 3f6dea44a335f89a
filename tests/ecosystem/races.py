"""What ThreadSanitizer tells of a program's own tests, before a change and after.

In: a Tree that is built with FLAGS. Out: its reports, by what they are and where, and those
that a change brought. Loops of the runtime are rehearsed: short ones would run on one
thread, and race with nobody (docs/runtime.md).
"""

import re
import shutil

import fetch

FLAGS = "-fsanitize=thread -gline-tables-only"


def told(text):
    """{what and in which function: a report}. Lines are left out: an edit moves them."""
    found = {}
    for report in text.split("=================="):
        summary = re.search(r"(?m)^SUMMARY: ThreadSanitizer: (.+?) \S+( in .+)?$", report)
        if summary:
            found.setdefault(f"{summary[1]}{summary[2] or ''}", report)
    return found


def reports(tree, when):
    folder = tree.folder / when.replace(" ", "-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    tree.build(f"with ThreadSanitizer {when}")
    tree.test(f"with ThreadSanitizer {when}", POOLWISE_REHEARSE="1",
              TSAN_OPTIONS=f"halt_on_error=0 exitcode=0 log_path={folder}/race")
    return told("\n".join(path.read_text(errors="replace") for path in folder.glob("race.*")))


def brought(before, after):
    """A report in which the runtime stands can be of no other change."""
    return {what: text for what, text in after.items()
            if what not in before or "poolwise::" in text}


def refuse_new(before, after):
    for what, text in brought(before, after).items():
        raise fetch.FetchError(f"ThreadSanitizer after: {what}\n{text}")
