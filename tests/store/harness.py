"""What the tests of the store run poolwise with, and where they are entered."""

import json
import os
import subprocess
import time

import project

TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Poolwise:
    def __init__(self, tool, folder):
        self.tool = tool
        self.folder = folder

    def new(self, name):
        return project.make(self.folder / name)

    def run(self, root, *options, command="check", tool=None):
        return subprocess.run([tool or self.tool, command, *map(str, options)], cwd=root,
                              capture_output=True, text=True, errors="replace", timeout=120)

    def text(self, root, *options):
        done = self.run(root, *options)
        assert done.returncode in (0, 1, 3), done.stderr
        return done.stdout

    def fresh(self, root, *options):
        """What a run says that parses everything, and nothing in advance."""
        return self.text(root, "--no-cache", "--no-preamble", "-j1", *options)

    def json(self, root, *options):
        return json.loads(self.text(root, "--format", "json", "--quiet",
                                    *options))

    def cached(self, root, *options):
        """(units from the store, units), and the findings are those of a fresh run."""
        report = self.json(root, *options)
        plain = [o for o in options if o != "--cache-key=content"]
        expected = self.json(root, "--no-cache", "--no-preamble", *plain)
        assert report["findings"] == expected["findings"], "findings differ"
        assert report["failures"] == expected["failures"], "failures differ"
        units = report["summary"]["translation_units"]
        return units["cached"], units["total"]


def expect(is_so, says=""):
    if not is_so:
        raise AssertionError(says)


def settled(root):
    """Files that were just written are read again; older ones are not."""
    old = time.time() - 100
    for path in root.rglob("*"):
        if path.is_file() and ".poolwise" not in path.parts:
            os.utime(path, (old, old))
