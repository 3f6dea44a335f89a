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


def file_without_flags_bad(box):
    box.write(lines_cpp=LINES, app_cpp=APP)
    box.database("lines.cpp")
    editor = Editor([box.poolwise, "lsp"], box.folder)
    editor.open("app.cpp")
    editor.wait(lambda: any("not in compile_commands.json" in str(n)
                            for n in editor.notifications), "a message")
    editor.close()
