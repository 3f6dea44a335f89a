"""What the pages say is tried: commands are run, snippets compiled.

A fenced block counts when the word `tested` follows its language:

  ```sh tested        a script; must succeed
  ```console tested   lines from `$ ` on are commands, run in turn in one shell;
                      what stands below a command must be its output, with `...`
                      for anything; no lines: only run
  ```cpp tested       a file of C++20; must compile against the runtime
  ```yaml tested      a `.poolwise.yaml`; must be accepted
  ```yaml tested-rules  a rule pack; must be accepted
  ``` ... tested-on-guetzli   tried on tests/docs/guetzli, a small program of the same
                      shape, where a line of the output counts as equal if its first two
                      words are, or, if POOLWISE_GUETZLI names a fresh checkout of
                      Guetzli (`./dev ecosystem --fetch-only guetzli`), on a copy of that

In docs/runtime-for-python-users.md each row of a table names tests in its last
column, which must exist in tests/runtime; or its second one says *none*.

Blocks of a page share one folder, which starts as a copy of examples/harvest with its
build/compile_commands.json, and the variables that they export. Relative links must
lead somewhere. Last line: `N passed, N failed`.
"""

import argparse
import fnmatch
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BLOCK = re.compile(r"(?ms)^```(\w+)[ ]+(tested[\w-]*)\n(.*?)^```$")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)[^)]*\)")


def pages():
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "rules" / "README.md"]
    found += sorted((ROOT / "docs").rglob("*.md"))
    return [page for page in found if page.is_file()]


class Example:
    """The sources that pages work on, with a database; configured once for all."""

    def __init__(self, folder, prefix):
        self.folder = folder
        shutil.copytree(ROOT / "examples" / "harvest", folder)
        subprocess.run(["cmake", "-S", folder, "-B", folder.parent / "configured", "-G", "Ninja",
                        f"-DCMAKE_PREFIX_PATH={prefix}"], check=True, stdout=subprocess.DEVNULL)
        (folder / "build").mkdir()
        shutil.copy(folder.parent / "configured" / "compile_commands.json", folder / "build")


class Page:
    """Runs the blocks of one page in its folder."""

    def __init__(self, folder, prefix, example):
        self.folder = folder
        self.exports = folder.with_suffix(".exports")
        self.prefix = prefix
        self.environment = dict(
            os.environ, PATH=f"{prefix / 'bin'}:{os.environ['PATH']}",
            CMAKE_PREFIX_PATH=str(prefix), PREFIX=str(prefix), LC_ALL="C.UTF-8",
            OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
            OMPI_MCA_plm="isolated", OMPI_MCA_btl_vader_single_copy_mechanism="none")
        # What a run has learned of a file, it keeps for the next block.
        self.environment.pop("POOLWISE_NO_CACHE", None)
        self.fill(example)

    def fill(self, example):
        shutil.copytree(example.folder, self.folder)
        database = self.folder / "build" / "compile_commands.json"
        database.write_text(database.read_text().replace(str(example.folder), str(self.folder)))

    def run(self, script):
        keeping = (f"[ ! -f {self.exports} ] || . {self.exports}\n"
                   f"trap 'export -p >{self.exports}' EXIT\n")
        done = subprocess.run(["bash", "-c", keeping + script], cwd=self.folder, text=True,
                              env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def sh(self, text):
        status, output = self.run("set -eu\n" + text)
        return None if status == 0 else output

    def console(self, text):
        for part in re.split(r"(?m)^\$ ", text)[1:]:
            command, _, expected = part.partition("\n")
            _, output = self.run(command)
            if not self.agree(expected.strip(), output.strip()):
                return f"$ {command}\nexpected:\n{expected}\nfound:\n{output}"
        return None

    def agree(self, expected, output):
        pattern = r".*?".join(re.escape(piece) for piece in expected.split("..."))
        return not expected or re.fullmatch(pattern, output, re.DOTALL)

    def cpp(self, text):
        (self.folder / "snippet.cpp").write_text(text)
        status, output = self.run("clang++-22 -std=c++20 -fsyntax-only -Wall "
                                  f"-I {self.prefix}/include snippet.cpp")
        return None if status == 0 else output

    def yaml(self, text, option="--config"):
        (self.folder / "snippet.yaml").write_text(text)
        status, output = self.run(f"poolwise check {option} snippet.yaml -p build digest.cpp")
        return None if status in (0, 1) else output

    def block(self, language, mark, text):
        if mark == "tested-rules":
            return self.yaml(text, "--rules")
        if language not in ("sh", "console", "cpp", "yaml"):
            return f"no way to test a block of '{language}'"
        return getattr(self, language)(text)


class GuetzliPage(Page):
    """Blocks that are about Guetzli, on that or on what stands in for it."""

    def fill(self, _example):
        self.real = os.environ.get("POOLWISE_GUETZLI")
        shutil.copytree(self.real or ROOT / "tests" / "docs" / "guetzli", self.folder)
        self.run("git init -q . && git config user.name You && git config user.email "
                 "you@example.org && git add -A && git commit -qm Guetzli")

    def agree(self, expected, output):
        if self.real:
            return super().agree(expected, output)
        lines = [line for line in expected.splitlines() if line.strip() not in ("", "...")]
        return all(any(self.begins(line) == self.begins(other) for other in output.splitlines())
                   for line in lines)

    @staticmethod
    def begins(line):
        """Its first two words; names and numbers are other ones."""
        return ["*" if re.search(r"[\d/]", word) else word for word in line.split()[:2]]


def broken_links(page, text):
    without_code = re.sub(r"(?ms)^```.*?^```$", "", text)
    for link in LINK.findall(without_code):
        yield link, None if (page.parent / link).exists() else "leads nowhere"


def runtime_tests():
    """The names of tests, as `Suite.name`, and of the tests that are scripts."""
    folder = ROOT / "tests" / "runtime"
    found = {f"{suite}.{name}" for path in folder.glob("*_test.cpp") for suite, name in
             re.findall(r"(?m)^(?:TYPED_)?TEST(?:_[FP])?\((\w+),\s*(\w+)\)", path.read_text())}
    return found | set(re.findall(r"add_test\(NAME ([\w.-]+)",
                                  (folder / "CMakeLists.txt").read_text()))


def rows_without_test(text):
    """Rows of tables whose last cell does not name tests that exist."""
    known = runtime_tests()
    for line in re.findall(r"(?m)^\|(?! Python | ---)(.*)\|$", text):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
        names = re.findall(r"`([^`]+)`", cells[-1])
        missing = [name for name in names
                   if not any(fnmatch.fnmatchcase(test, name) for test in known)]
        if len(cells) != 3:
            yield cells[0], f"has {len(cells)} cells"
        elif missing:
            yield cells[0], f"there is no test {', '.join(missing)}"
        elif not names and not cells[1].startswith("*none*"):
            yield cells[0], "names no test"
        else:
            yield cells[0], None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("names", nargs="*", help="only pages whose path holds one of these")
    options = parser.parse_args()
    build = options.build

    passed, failed = 0, 0

    def tell(where, complaint):
        nonlocal passed, failed
        if complaint is None:
            passed += 1
        else:
            failed += 1
            print(f"FAIL {where}: {complaint}")

    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        prefix = work / "prefix"
        subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True,
                       stdout=subprocess.DEVNULL)
        example = Example(work / "example", prefix)
        for number, path in enumerate(pages()):
            text = path.read_text()
            name = path.relative_to(ROOT)
            if options.names and not any(part in str(name) for part in options.names):
                continue
            for link, complaint in broken_links(path, text):
                tell(f"{name}: link {link}", complaint)
            if path.name == "runtime-for-python-users.md":
                for row, complaint in rows_without_test(text):
                    tell(f"{name}: row {row}", complaint)
            blocks = list(BLOCK.finditer(text))
            tried = {}
            for block in blocks:
                line = text.count("\n", 0, block.start()) + 1
                kind = GuetzliPage if block[2] == "tested-on-guetzli" else Page
                if kind not in tried:
                    folder = work / f"{kind.__name__}-{number}"
                    tried[kind] = kind(folder, prefix, example)
                tell(f"{name}:{line}", tried[kind].block(*block.groups()))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
