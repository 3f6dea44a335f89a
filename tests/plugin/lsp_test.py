"""A session of an editor with `poolwise lsp`."""

from lsp_client import Editor, apply
from sandbox import APP, CHECK, LINES

from clangd_test import TEXT, across_files


def session_ok(box):
    box.write(lines_cpp="int x;\n")
    box.database("lines.cpp")
    editor = Editor([box.poolwise, "lsp"], box.folder)
    editor.open("lines.cpp")
    assert editor.diagnostics("lines.cpp") == []
    editor.change("lines.cpp", TEXT)
    diagnostic, = editor.diagnostics("lines.cpp")
    assert diagnostic["code"] == CHECK and diagnostic["severity"] == 2, diagnostic
    assert diagnostic["codeDescription"]["href"].endswith("sequential-io-loop.md")
    assert len(editor.lenses("lines.cpp")) == 2
    actions = editor.actions("lines.cpp", diagnostic)
    fix = next(a for a in actions if a["title"] == "Run it on I/O threads")
    text = apply(TEXT, fix["edit"]["changes"][editor.uri("lines.cpp")])
    editor.save("lines.cpp", text)
    box.builds("lines.cpp")
    ignore = next(a for a in actions if "NOLINT" in a["title"])
    editor.change("lines.cpp", apply(TEXT, ignore["edit"]["changes"][editor.uri("lines.cpp")]))
    assert editor.diagnostics("lines.cpp") == []
    editor.close()


def across_files_ok(box):
    box.run(box.poolwise, "init", check=True)
    across_files(box, Editor([box.poolwise, "lsp"], box.folder))


def bytes_as_columns_ok(box):
    box.write(lines_cpp=LINES.replace("  for (", "  /* für */ for ("))
    box.database("lines.cpp")
    editor = Editor([box.poolwise, "lsp"], box.folder, encoding="utf-8")
    assert editor.initialized["capabilities"]["positionEncoding"] == "utf-8"
    editor.open("lines.cpp")
    diagnostic, = editor.diagnostics("lines.cpp")
    assert diagnostic["range"]["start"] == {"line": 13, "character": 13}, diagnostic
    editor.close()


def typed_in_pieces_ok(box):
    """Changes of ranges, in UTF-16; through a link; with what an editor asks besides."""
    (box.folder / "real").mkdir()
    (box.folder / "real" / "lines.cpp").write_text("// \U0001F600\n")
    (box.folder / "by a link").symlink_to("real")
    box.database("by a link/lines.cpp")
    editor = Editor([box.poolwise, "lsp"], box.folder)
    editor.open("by a link/lines.cpp")
    assert editor.diagnostics("by a link/lines.cpp") == []
    # The text behind the emoji's two units and the line break, then a blank before `for`.
    loop = next(n for n, line in enumerate(TEXT.splitlines()) if "for (" in line)
    editor.change_ranges("by a link/lines.cpp", [(0, 5, 1, 0, "x\n" + TEXT),
                                                 (loop + 1, 2, loop + 1, 2, "/* \U0001F600 */ ")])
    diagnostic, = editor.diagnostics("by a link/lines.cpp")
    assert diagnostic["range"]["start"] == {"line": loop + 1, "character": 11}, diagnostic
    ask = {**editor.document("by a link/lines.cpp"), "range": diagnostic["range"]}
    for only, count in ("quickfix", 2), ("refactor", 0), ("source", 0):
        found = editor.ask("textDocument/codeAction",
                           {**ask, "context": {"diagnostics": [], "only": [only]}})
        assert len(found) == count, (only, found)
    editor.tell("$/cancelRequest", {"id": 4})
    editor.tell("textDocument/didOpen", {"textDocument": {
        "uri": "untitled:Untitled-1", "languageId": "cpp", "version": 1, "text": TEXT}})
    editor.wait(lambda: editor.logged("untitled:Untitled-1 is not saved"), "a message")
    editor.tell("textDocument/didClose", editor.document("by a link/lines.cpp"))
    editor.wait(lambda: editor.notifications[-1]["params"].get("diagnostics") == [], "no findings")
    editor.ask("shutdown", None)
    assert editor.ask_wrong("textDocument/codeLens", ask)["code"] == -32600
    editor.tell("exit", None)
    assert editor.server.wait(30) == 0


def file_without_flags_bad(box):
    box.write(lines_cpp=LINES, app_cpp=APP)
    box.database("lines.cpp")
    editor = Editor([box.poolwise, "lsp"], box.folder)
    editor.open("app.cpp")
    editor.wait(lambda: any("not in compile_commands.json" in str(n)
                            for n in editor.notifications), "a message")
    editor.close()
