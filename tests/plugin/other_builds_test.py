"""Files to copy: Meson, pre-commit, GitHub, GitLab. And, if it is installed, Bazel."""

import os
import pathlib
import shutil
import subprocess

import yaml

from sandbox import APP, CHECK, FETCH, FETCH_H, LINES

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PLUGIN = ROOT / "plugin"


def path_with(box):
    return dict(os.environ, PATH=f"{box.prefix / 'bin'}:{os.environ['PATH']}", HOME=str(box.folder))


def meson_ok(box):
    box.write(app_cpp=APP, fetch_cpp=FETCH, fetch_h=FETCH_H)
    (box.folder / "lint").mkdir()
    shutil.copy(PLUGIN / "meson" / "meson.build", box.folder / "lint")
    (box.folder / "meson.build").write_text("""\
project('app', 'cpp', default_options: ['cpp_std=c++20'])
executable('app', 'app.cpp', 'fetch.cpp')
subdir('lint')
""")
    done = box.run("meson", "setup", "build", env=path_with(box))
    assert done.returncode == 0, done.stdout
    done = box.run("meson", "compile", "-C", "build", "poolwise", env=path_with(box))
    assert f"[{CHECK}]" in done.stdout and done.returncode != 0, done.stdout


def pre_commit_ok(box):
    """From a local repository; only what is changed counts."""
    hooks, project = box.folder / "hooks", box.folder / "project"
    for folder in hooks, project:
        folder.mkdir()
        git(folder, "init", "-q")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    git(hooks, "add", ".")
    git(hooks, "commit", "-q", "-m", "hooks")
    revision = git(hooks, "rev-parse", "HEAD").stdout.strip()
    config = {"repos": [{"repo": str(hooks), "rev": revision,
                         "hooks": [{"id": "poolwise", "args": ["-p", "."]}]}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (project / "lines.cpp").write_text(LINES)
    (project / "compile_commands.json").write_text(
        '[{"directory": "%s", "file": "lines.cpp", "arguments": '
        '["c++", "-std=c++20", "-c", "lines.cpp"]}]' % project)
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "all")

    def hook():
        return subprocess.run(["pre-commit", "run", "--all-files"], cwd=project, text=True,
                              env=path_with(box), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=120)
    done = hook()
    assert done.returncode == 0 and "Passed" in done.stdout, done.stdout
    (project / "lines.cpp").write_text(LINES.replace("    Lines.push_back(", "    Lines.push_back( "))
    done = hook()
    assert done.returncode != 0 and f"[{CHECK}]" in done.stdout, done.stdout


def git(folder, *words):
    return subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e@example.org", *words],
                          cwd=folder, check=True, text=True, stdout=subprocess.PIPE)


def templates_parse_ok(box):
    """YAML, with scripts that bash can read and options that poolwise has."""
    scripts = []
    for path in sorted((PLUGIN / "ci").rglob("*.yml")):
        document = yaml.safe_load(path.read_text())
        scripts += list(scripts_in(document))
    assert len(scripts) >= 3
    known = box.run(box.poolwise, "check", "--help").stdout
    for script in scripts:
        done = box.run("bash", "-n", "-c", script)
        assert done.returncode == 0, f"{script}\n{done.stdout}"
        for line in script.splitlines():
            for word in () if "cmake" in line else line.split():
                option = word[word.find("--"):].strip(")") if "--" in word else ""
                assert f" {option}" in known, f"{option} in {line}"


def scripts_in(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "run":
                yield inner
            elif key == "script":
                yield "\n".join(inner)
            else:
                yield from scripts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from scripts_in(inner)


def debian_bazel(box):
    """What Debian's bazel-bootstrap needs: its repositories are packages, and of rules_cc a
    copy without what its Bazel does not have."""
    share = pathlib.Path("/usr/share/bazel")
    rules = box.folder / "rules_cc"
    shutil.copytree(share / "rules" / "cc", rules)
    for file in rules.rglob("*.bzl"):
        text = file.read_text().replace(', "use_cpp_toolchain"', "")
        file.write_text(text.replace("use_cpp_toolchain()", "[]"))
    places = {"rules_cc": rules, "rules_java": share / "rules" / "java",
              "rules_proto": share / "rules" / "proto", "platforms": share / "tools" / "platforms",
              "bazel_skylib": share / "tools" / "skylib"}
    return [f"--override_repository={name}={place}" for name, place in places.items()] + [
        "--java_runtime_version=local_jdk"]


def bazel_ok(box):
    """Only if asked for, by POOLWISE_TEST_BAZEL=1 (apt install bazel-bootstrap bazel-rules-cc
    bazel-rules-java bazel-rules-proto bazel-skylib bazel-platforms): it takes a minute."""
    if not os.environ.get("POOLWISE_TEST_BAZEL"):
        return
    app = box.folder / "app"
    app.mkdir()
    tools = box.folder / "tools" / "poolwise"
    tools.mkdir(parents=True)
    (tools / "BUILD").write_text("")
    for file in "poolwise.bzl", "poolwise.BUILD":
        shutil.copy(PLUGIN / "bazel" / file, tools)
    (box.folder / "WORKSPACE").write_text(f"""\
new_local_repository(
    name = "poolwise",
    path = "{box.prefix}",
    build_file = "//tools/poolwise:poolwise.BUILD",
)
""")
    (app / "BUILD").write_text("""\
cc_library(name = "fetch", srcs = ["fetch.cpp"], hdrs = ["fetch.h"], includes = ["."])
cc_binary(name = "app", srcs = ["app.cpp"], deps = [":fetch"])
""")
    for name, text in ("app.cpp", APP), ("fetch.cpp", FETCH), ("fetch.h", FETCH_H):
        (app / name).write_text(text)

    def build():
        return bazel("build", "//app:all", "--cxxopt=-std=c++20",
                     "--aspects=//tools/poolwise:poolwise.bzl%poolwise",
                     "--output_groups=poolwise", *debian)

    def bazel(*words):
        # A server of its own, which ends with the test.
        return box.run("bazel", f"--output_user_root={box.folder}.bazel", "--max_idle_secs=60",
                       *words, timeout=900)

    debian = debian_bazel(box)
    done = build()
    assert done.returncode == 0, done.stdout
    assert f"[{CHECK}]" in box.read("bazel-bin/app/app.poolwise.txt")
    (app / "fetch.cpp").write_text(FETCH + "// touched\n")
    done = build()
    assert "2 processes" in done.stdout or "3 processes" in done.stdout, done.stdout
    bazel("shutdown")
