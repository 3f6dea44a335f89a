"""A session of an editor with poolwise-clangd."""

import json

from lsp_client import Editor, apply
from sandbox import APP, CHECK, FETCH, FETCH_H, LINES

# More than ASCII, so that columns and bytes differ.
TEXT = LINES.replace("static std::string", "/* Zeile für Zeile 𝄞 */ static std::string")


def start(box):
    box.run(box.poolwise, "init", check=True)
    editor = Editor([box.prefix / "bin" / "poolwise-clangd", "--background-index=false",
                     "--log=error"], box.folder)
    editor.settled_by = "workspace/codeLens/refresh"
    return editor


def across_files(box, editor):
    """The callee stands in another file: told first, then known from the store."""
    box.write(fetch_h=FETCH_H, fetch_cpp=FETCH, app_cpp=APP)
    box.database("fetch.cpp", "app.cpp")
    text = editor.open("app.cpp")
    assert editor.diagnostics("app.cpp") == []
    assert editor.logged("run 'poolwise check -p BUILD' once in"), editor.notifications
    assert editor.lenses("app.cpp")[0].endswith("; not known: 'firstLine'")

    box.run(box.poolwise, "check", "--quiet")
    editor.change("app.cpp", text + "\n")
    diagnostic, = editor.diagnostics("app.cpp", count=1)
    assert diagnostic["code"] == CHECK, diagnostic
    related = [r["location"]["uri"] for r in diagnostic["relatedInformation"]]
    assert editor.uri("fetch.cpp") in related, related
    assert editor.lenses("app.cpp")[0].startswith("io: about"), editor.lenses("app.cpp")
    assert not editor.logged("run 'poolwise check"), editor.notifications
    fix = next(a for a in editor.actions("app.cpp", diagnostic)
               if a["title"] == "Run it on I/O threads")
    fixed = apply(text, fix["edit"]["changes"][editor.uri("app.cpp")])
    editor.save("app.cpp", fixed)
    box.builds("app.cpp")
    # As the command says.
    box.write(app_cpp=text)
    report = json.loads(box.run(box.poolwise, "check", "--quiet", "--format=json").stdout)
    assert [f["message"] for f in report["findings"]] == [diagnostic["message"]], report

    # What another unit changes counts from the next run on.
    box.write(fetch_cpp=FETCH.replace("std::ifstream In(File);", "std::istringstream In(File);")
              .replace("<fstream>", "<sstream>"))
    box.run(box.poolwise, "check", "--quiet")
    editor.change("app.cpp", text + "\n\n")
    assert editor.diagnostics("app.cpp", count=0) == []
    editor.close()


def session_ok(box):
    """Open, diagnostics, lens, edit, quick fix, save, build."""
    box.write(lines_cpp="int x;\n")
    box.database("lines.cpp")
    editor = start(box)
    assert editor.initialized["capabilities"]["codeLensProvider"] is not None
    editor.open("lines.cpp")
    assert editor.diagnostics("lines.cpp") == []

    editor.change("lines.cpp", TEXT)  # as typed: nothing is saved
    found = editor.diagnostics("lines.cpp", count=1)
    assert [d["code"] for d in found] == [CHECK], found
    diagnostic = found[0]
    assert diagnostic["source"] == "poolwise" and diagnostic["severity"] == 2, diagnostic
    page = diagnostic["codeDescription"]["href"].removeprefix("file://")
    assert open(page).read().startswith("# sequential-io-loop"), page
    related = [r["message"] for r in diagnostic["relatedInformation"]]
    assert any("alls 'firstLine'" in message for message in related), related

    lenses = editor.lenses("lines.cpp")
    assert len(lenses) == 2 and all(lens.startswith("io: about") for lens in lenses), lenses

    actions = editor.actions("lines.cpp", diagnostic)
    assert [a["title"] for a in actions if a.get("kind") == "quickfix"] == [
        "Run it on I/O threads", f"Ignore {CHECK} here (NOLINT)"], actions
    text = apply(TEXT, actions[0]["edit"]["changes"][editor.uri("lines.cpp")])
    assert "poolwise::io_threads()" in text and "<poolwise/runtime.h>" in text, text
    editor.save("lines.cpp", text)
    box.builds("lines.cpp")
    editor.close()


def suppressed_ok(box):
    box.write(lines_cpp=TEXT)
    box.database("lines.cpp")
    editor = start(box)
    text = editor.open("lines.cpp")
    diagnostic, = editor.diagnostics("lines.cpp", count=1)
    actions = editor.actions("lines.cpp", diagnostic)
    action = next(a for a in actions if "NOLINT" in str(a.get("edit")))
    editor.change("lines.cpp", apply(text, action["edit"]["changes"][editor.uri("lines.cpp")]))
    assert editor.diagnostics("lines.cpp", count=0) == []
    editor.close()


def across_files_ok(box):
    across_files(box, start(box))


def findings_follow_the_text_ok(box):
    """While a newer text is judged they move along; one with errors is not rewritten."""
    box.write(lines_cpp=LINES)
    box.database("lines.cpp")
    editor = start(box)
    text = editor.open("lines.cpp")
    before, = editor.diagnostics("lines.cpp", count=1)
    editor.change("lines.cpp", "// one\n// two\n" + text)
    first, = editor.diagnostics("lines.cpp", settled=False)
    last, = editor.diagnostics("lines.cpp", count=1)
    assert first["range"] == last["range"] != before["range"], (first, last)
    editor.change("lines.cpp", "int (;\n" + text)
    found = [d for d in editor.diagnostics("lines.cpp") if d["source"] == "poolwise"]
    assert "compiler errors" in str(found), found
    titles = [a["title"] for a in editor.actions("lines.cpp", found[0])]
    assert not any("I/O threads" in title for title in titles), titles
    editor.close()


# That two rounds never write one element, only its author knows.
PLACED = LINES[:LINES.index("std::vector<std::string> firstLines")] + """\
void place(const std::vector<std::string> &Files, const std::vector<int> &At,
           std::vector<std::string> &Lines) {
  for (size_t I = 0; I < Files.size(); ++I)
    Lines[At[I]] = firstLine(Files[I]);
}
"""


def review_is_a_refactoring_ok(box):
    box.write(lines_cpp=PLACED)
    box.database("lines.cpp")
    editor = start(box)
    (box.folder / ".poolwise.yaml").write_text("min_speedup: 0\nmin_task_us: 0\n")
    editor.open("lines.cpp")
    diagnostic, = editor.diagnostics("lines.cpp", count=1)
    assert diagnostic["severity"] == 3, diagnostic
    offered = [a for a in editor.actions("lines.cpp", diagnostic) if "pool" in str(a)]
    kinds = {a["title"].split(" (")[0]: a["kind"] for a in offered}
    assert kinds == {f"Ignore {CHECK} here": "quickfix",
                     "Run it on I/O threads": "refactor.rewrite"}, offered
    rewrite = next(a for a in offered if a["kind"] == "refactor.rewrite")
    assert "review: 'Lines[...]' is written" in rewrite["title"], rewrite
    text = apply(PLACED, rewrite["edit"]["changes"][editor.uri("lines.cpp")])
    assert "poolwise::io_threads()" in text, text
    box.write(lines_cpp=text)
    box.builds("lines.cpp")
    editor.close()


def wrong_settings_bad(box):
    box.write(lines_cpp=LINES)
    box.database("lines.cpp")
    editor = start(box)
    (box.folder / ".poolwise.yaml").write_text("polic: cxx\n")
    editor.open("lines.cpp")
    editor.wait(lambda: editor.logged(".poolwise.yaml:1"), "a message")
    editor.close()
