"""What a change of poolwise adds and removes: findings of two builds over the same
packages, told apart by their fingerprints.

In: two poolwise commands, a folder with compile_commands.json. Out: a section of
Markdown. Equal findings are not shown, even if their lines or words changed.
"""

import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def build_base(revision, build, jobs):
    """poolwise as of `revision`, in a work tree of its own below `build`, which is
    kept for the next time."""
    def git(*words):
        return subprocess.run(["git", "-C", ROOT, *words], check=True, text=True,
                              capture_output=True).stdout.strip()
    commit = git("rev-parse", "--verify", f"{revision}^{{commit}}")
    source, folder = build / "base" / commit / "src", build / "base" / commit / "build"
    if not source.exists():
        git("worktree", "prune")
        git("worktree", "add", "--detach", str(source), commit)
    for command in (["cmake", "--log-level=WARNING", "--preset", "release", "-B", folder],
                    ["ninja", "-C", folder, "-j", jobs, "poolwise"]):
        subprocess.run([str(word) for word in command], cwd=source, check=True,
                       stdout=subprocess.DEVNULL)
    return folder / "analyzer" / "poolwise"


def findings(poolwise, folder, cache, options=()):
    """Fingerprint -> finding."""
    done = subprocess.run([str(poolwise), "check", "-p", str(folder / "build"),
                           "--format", "json", "--cache-dir", str(cache), *options],
                          cwd=folder / "src", capture_output=True, text=True)
    if done.returncode not in (0, 1, 3):
        raise RuntimeError(f"{poolwise} check: exit status {done.returncode}\n{done.stderr}")
    return {f["fingerprint"]: f for f in json.loads(done.stdout)["findings"]}


def lines(sign, some):
    return [f"{sign} {f['file']}:{f['line']}: {f['check']} ({f['verdict']}) in {f['function']}"
            for f in sorted(some, key=lambda f: (f["file"], f["line"], f["check"]))]


def compare(before, after):
    """(removed, added), as findings."""
    return ([f for key, f in before.items() if key not in after],
            [f for key, f in after.items() if key not in before])


def section(name, before, after):
    removed, added = compare(before, after)
    text = f"## {name}: {len(before)} before, {len(after)} after\n\n"
    changes = lines("-", removed) + lines("+", added)
    return text + ("```diff\n" + "\n".join(changes) + "\n```\n\n" if changes
                   else "no difference\n\n")
