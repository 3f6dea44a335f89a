"""A session of an editor with poolwise-clangd."""

from lsp_client import Editor, apply
from sandbox import CHECK, LINES

# More than ASCII, so that columns and bytes differ.
TEXT = LINES.replace("static std::string", "/* Zeile für Zeile 𝄞 */ static std::string")
def start(box):
    box.run(box.poolwise, "init", check=True)
    return Editor([box.prefix / "bin" / "poolwise-clangd", "--background-index=false",
                   "--log=error"], box.folder)


def session_ok(box):
    """Open, diagnostics, lens, edit, quick fix, save, build."""
    box.write(lines_cpp="int x;\n")
    box.database("lines.cpp")
    editor = start(box)
    assert editor.initialized["capabilities"]["codeLensProvider"] is not None
    editor.open("lines.cpp")
    assert editor.diagnostics("lines.cpp") == []

    editor.change("lines.cpp", TEXT)  # as typed: nothing is saved
    found = editor.diagnostics("lines.cpp")
    assert [d["code"] for d in found] == [CHECK], found
    diagnostic = found[0]
    assert diagnostic["source"] == "poolwise" and diagnostic["severity"] == 2, diagnostic
    page = diagnostic["codeDescription"]["href"].removeprefix("file://")
    assert open(page).read().startswith("# sequential-io-loop"), page
    related = [r["message"] for r in diagnostic["relatedInformation"]]
    assert any("alls 'firstLine'" in message for message in related), related

    editor.wait(lambda: "workspace/codeLens/refresh" in editor.asked, "a refresh of lenses")
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
    diagnostic = editor.diagnostics("lines.cpp")[0]
    actions = editor.actions("lines.cpp", diagnostic)
    action = next(a for a in actions if "NOLINT" in str(a.get("edit")))
    editor.change("lines.cpp", apply(text, action["edit"]["changes"][editor.uri("lines.cpp")]))
    assert editor.diagnostics("lines.cpp") == []
    editor.close()


def unknown_is_told_ok(box):
    """Without the program's store, a callee in another file is not known."""
    box.write(lines_cpp="#include <vector>\nint other(int);\n"
              "int sum(const std::vector<int> &All) {\n  int Sum = 0;\n"
              "  for (int One : All)\n    Sum += other(One);\n  return Sum;\n}\n")
    box.database("lines.cpp")
    editor = start(box)
    editor.open("lines.cpp")
    editor.diagnostics("lines.cpp")
    editor.wait(lambda: "workspace/codeLens/refresh" in editor.asked, "a refresh of lenses")
    lenses = editor.lenses("lines.cpp")
    assert len(lenses) == 1 and lenses[0].endswith("; not known: 'other'"), lenses
    editor.close()
