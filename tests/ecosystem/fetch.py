"""Sources of a Debian package, or of a commit, unpacked and configured.

In: a project of projects.yaml. Out: WORK/NAME/src and WORK/NAME/build with
compile_commands.json and all generated headers. Runs nothing twice: a folder
with the file `ready` is taken as it is. Not handled: packages outside the apt
sources that this machine has.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

APT = pathlib.Path("/etc/apt")


class FetchError(Exception):
    pass


def run(command, log, **options):
    """Runs a command; its output goes to the log and only on failure is named."""
    with open(log, "a") as out:
        out.write(f"$ {command if isinstance(command, str) else ' '.join(command)}\n")
        out.flush()
        done = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT,
                              stdin=subprocess.DEVNULL, **options)
    if done.returncode:
        raise FetchError(f"{command}: exit status {done.returncode}, see {log}")


def as_root(command):
    return command if os.geteuid() == 0 else ["sudo", *command]


def source_lists(work):
    """apt options that add the deb-src twin of every apt source there is."""
    apt = work / "apt"
    parts = apt / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    (apt / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    found = [APT / "sources.list"]
    found += sorted((APT / "sources.list.d").glob("*.list"))
    found += sorted((APT / "sources.list.d").glob("*.sources"))
    for path in filter(pathlib.Path.is_file, found):
        text = path.read_text()
        if path.suffix == ".sources":
            twin = re.sub(r"(?m)^Types:.*", "Types: deb-src", text)
        else:
            twin = re.sub(r"(?m)^deb(?=\s)", "deb-src", text)
        (parts / path.name).write_text(twin)
    return ["-o", "Dir::Etc::sourcelist=/dev/null",
            "-o", f"Dir::Etc::sourceparts={parts}",
            "-o", f"Dir::State::lists={apt / 'lists'}",
            "-o", "APT::Sandbox::User=root"]


def update(work):
    options = source_lists(work)
    run(["apt-get", *options, "update"], work / "apt" / "log")
    return options


def install(packages, log):
    def installed(name):
        status = subprocess.run(["dpkg-query", "-Wf", "${Status}", name],
                                capture_output=True, text=True).stdout
        return "ok installed" in status

    missing = [name for name in packages if not installed(name)]
    if missing:
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        run(as_root(["apt-get", "-o", "DPkg::Lock::Timeout=600", "install", "-y",
                     "--no-install-recommends", *missing]), log, env=environment)


def unpack(name, version, folder, options, log):
    """`apt-get source` into folder/src."""
    run(["apt-get", *options, "source", f"{name}={version}"], log, cwd=folder)
    unpacked = [p for p in folder.iterdir() if p.is_dir() and p.name != "build"]
    if len(unpacked) != 1:
        raise FetchError(f"{name}: expected one source folder in {folder}")
    unpacked[0].rename(folder / "src")
    for archive in [p for p in folder.iterdir() if p.is_file() and p != log]:
        archive.unlink()


def generated_files(build):
    """Headers and sources that a step of the build makes."""
    listed = subprocess.run(["ninja", "-C", str(build), "-t", "targets", "all"],
                            capture_output=True, text=True)
    if listed.returncode:
        raise FetchError(f"{build}: {listed.stderr.strip()}")
    found = re.findall(r"(?m)^(\S+\.(?:h|hh|hpp|inc|c|cc|cpp|cxx)): CUSTOM_COMMAND",
                       listed.stdout)
    return sorted(set(found))


def check_out(url, commit, folder, log):
    """A commit of a git repository into folder/src."""
    run(["git", "clone", "--quiet", url, str(folder / "src")], log)
    run(["git", "-C", str(folder / "src"), "checkout", "--quiet", commit], log)


def list_files(project, source, build):
    """A compilation database of what needs no build system to be parsed."""
    for name, text in project.get("headers", {}).items():
        (source / name).write_text(text)
    found = sorted({path for glob in project["files"] for path in source.glob(glob)})
    entries = [{"directory": str(source), "file": str(path),
                "arguments": ["clang-22" if path.suffix == ".c" else "clang++-22",
                              *project.get("flags", []), "-c", str(path)]}
               for path in found]
    (build / "compile_commands.json").write_text(json.dumps(entries, indent=0))


def configure(project, folder, log, environment=None):
    """compile_commands.json in folder/build, and the generated headers."""
    source, build = folder / "src", folder / "build"
    build.mkdir(exist_ok=True)
    if "files" in project:
        list_files(project, source, build)
        return
    if "meson" in project:
        run(["meson", "setup", *project["meson"], str(build),
             str(source / project.get("folder", "."))], log,
            env=dict(environment or os.environ, CC="clang-22", CXX="clang++-22"))
        return
    if "make" in project:
        if "configure" in project:
            run(["sh", "-c", project["configure"]], log, cwd=source, env=environment)
        run(["bear", "--output", str(build / "compile_commands.json"), "--",
             "sh", "-c", project["make"]], log, cwd=source, env=environment)
        return
    run(["cmake", "-S", str(source / project.get("folder", ".")), "-B", str(build),
         "-G", project.get("generator", "Ninja"),
         "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
         "-DCMAKE_C_COMPILER=clang-22", "-DCMAKE_CXX_COMPILER=clang++-22",
         *project.get("cmake", [])], log, env=environment)
    generated = "generator" not in project and generated_files(build)
    if generated:
        run(["ninja", "-C", str(build), *generated], log)


def prepare(name, project, work, options):
    """Everything above, once. Returns the project's folder."""
    folder = work / name
    if (folder / "ready").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    log = folder / "log"
    print(f"{name} {project['version']}: fetching and configuring", file=sys.stderr)
    install(project.get("needs", []), log)
    if "git" in project:
        check_out(project["git"], project["version"], folder, log)
    else:
        unpack(name, project["version"], folder, options, log)
    configure(project, folder, log)
    (folder / "ready").write_text(project["version"] + "\n")
    return folder
