"""An editor: speaks the Language Server Protocol with a server it starts."""

import json
import os
import pathlib
import queue
import subprocess
import threading
import time


class Editor:
    # Asked by the server when it has judged a text, if it publishes before.
    settled_by = None

    def __init__(self, command, folder, capabilities=None, encoding=None, environment=None,
                 log=None):
        self.folder = pathlib.Path(folder)
        self.log_file = log or self.folder / "server.log"
        self.server = subprocess.Popen([str(w) for w in command], cwd=folder,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=open(self.log_file, "wb"),
                                       env={**os.environ, **(environment or {})})
        self.inbox = queue.Queue()
        self.answers, self.notifications, self.asked = {}, [], []
        self.next_id = 0
        self.versions = {}
        threading.Thread(target=self._read, daemon=True).start()
        text = {"publishDiagnostics": {"relatedInformation": True,
                                       "codeDescriptionSupport": True,
                                       "codeActionsInline": False},
                "codeAction": {"codeActionLiteralSupport":
                               {"codeActionKind": {"valueSet": ["quickfix", "refactor"]}}}}
        general = {"positionEncodings": [encoding]} if encoding else {}
        capabilities = capabilities or {}
        self.initialized = self.ask("initialize", {
            "processId": None, "rootUri": self.folder.as_uri(),
            "capabilities": {"textDocument": text, "general": general,
                             "workspace": {"codeLens": {"refreshSupport": True}},
                             **capabilities}})
        self.tell("initialized", {})

    def _read(self):
        out = self.server.stdout
        while True:
            size = 0
            while (line := out.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            if not line:
                self.inbox.put(None)
                return
            self.inbox.put(json.loads(out.read(size)))

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def tell(self, method, params):
        self._send({"method": method, "params": params})

    def ask(self, method, params, timeout=60):
        answer = self._asked(method, params, timeout)
        assert "error" not in answer, answer
        return answer["result"]

    def ask_wrong(self, method, params):
        return self._asked(method, params, 60)["error"]

    def _asked(self, method, params, timeout):
        self.next_id += 1
        self._send({"id": self.next_id, "method": method, "params": params})
        number = self.next_id
        self.wait(lambda: number in self.answers, method, timeout)
        return self.answers.pop(number)

    def wait(self, is_done, what, timeout=60):
        end = time.monotonic() + timeout
        while not is_done():
            try:
                message = self.inbox.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"waited in vain for {what}: {self.log()}") from None
            assert message is not None, f"the server ended while {what}: {self.log()}"
            if "method" not in message:
                self.answers[message["id"]] = message
            elif "id" in message:
                self.asked.append(message["method"])
                self._send({"id": message["id"], "result": None})
            else:
                self.notifications.append(message)

    def log(self):
        return self.log_file.read_text(errors="replace")[-3000:]

    def uri(self, name):
        return (self.folder / name).as_uri()

    def document(self, name):
        return {"textDocument": {"uri": self.uri(name)}}

    def open(self, name):
        text = (self.folder / name).read_text()
        self.versions[name] = 1
        self.asked.clear()
        self.tell("textDocument/didOpen", {"textDocument": {
            "uri": self.uri(name), "languageId": "cpp", "version": 1, "text": text}})
        return text

    def change(self, name, text):
        self._change(name, [{"text": text}])

    def change_ranges(self, name, changes):
        """Each: from line and column to line and column, and what stands there then."""
        self._change(name, [{"range": {"start": {"line": a, "character": b},
                                       "end": {"line": c, "character": d}}, "text": text}
                            for a, b, c, d, text in changes])

    def _change(self, name, changes):
        self.versions[name] += 1
        self.notifications.clear()
        self.asked.clear()
        self.tell("textDocument/didChange", {
            "textDocument": {"uri": self.uri(name), "version": self.versions[name]},
            "contentChanges": changes})

    def save(self, name, text):
        (self.folder / name).write_text(text)
        self.tell("textDocument/didSave", self.document(name))

    def diagnostics(self, name, timeout=60, settled=True, count=None):
        """Of the last version, when it is judged; not `settled`: the first ones; with
        `count`: when there are so many, for clangd may look at a version twice."""
        def last():
            found = [n["params"]["diagnostics"] for n in self.notifications
                     if n["method"] == "textDocument/publishDiagnostics"
                     and n["params"]["uri"] == self.uri(name)
                     and n["params"].get("version", self.versions[name]) == self.versions[name]]
            return found[-1] if found else None

        def is_there():
            if last() is None or (count is not None and len(last()) != count):
                return False
            return not settled or not self.settled_by or self.settled_by in self.asked
        self.wait(is_there, f"{count or ''} diagnostics of {name}", timeout)
        return last()

    def actions(self, name, diagnostic):
        return self.ask("textDocument/codeAction", {
            **self.document(name), "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]}})

    def lenses(self, name):
        return [lens["command"]["title"] for lens in
                self.ask("textDocument/codeLens", self.document(name))]

    def logged(self, text):
        return [n for n in self.notifications
                if n["method"] == "window/logMessage" and text in n["params"]["message"]]

    def close(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        status = self.server.wait(30)
        assert status == 0, f"exit status {status}: {self.log()}"


def apply(text, edits):
    """Positions in UTF-16 or, for plain ASCII, in anything."""
    lines = text.splitlines(keepends=True) + [""]

    def offset(position):
        before = sum(map(len, lines[:position["line"]]))
        line, units = lines[position["line"]], 0
        for index, character in enumerate(line):
            if units >= position["character"]:
                return before + index
            units += 2 if ord(character) > 0xFFFF else 1
        return before + len(line)

    places = sorted(((offset(e["range"]["start"]), offset(e["range"]["end"]), e["newText"])
                     for e in edits), reverse=True)
    for begin, end, new in places:
        text = text[:begin] + new + text[end:]
    return text
