"""The demo: harvest/ as written, and as poolwise rewrites it, side by side.

In: a build folder with poolwise and its runtime. Out: findings, patch and a
table of times on standard output; both programs under --out. Exit status 1 when
the outputs differ, when a part got no fix, or when something else than the
expected parts was recommended.
"""

import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

# The parts of the program that run faster side by side, by the function that
# holds each: what an expert would change, no more and no less.
PARTS = {
    "site": "openSite",
    "download": "download",
    "hash": "hashFiles",
    "lines": "linesIn",
    "draw": "drawPictures",
    "resize": "makeThumbnails",
    "contrast": "finish",
}


class DemoError(Exception):
    pass


def run(*command, expect=(0,), **options):
    command = [str(word) for word in command]
    done = subprocess.run(command, text=True, **options)
    if done.returncode not in expect:
        raise DemoError(f"{' '.join(command)}: exit status {done.returncode}\n"
                        f"{done.stderr or ''}{done.stdout or ''}")
    return done


def title(text):
    print(f"\n=== {text}", flush=True)


def configure(source, build, prefix):
    run("cmake", "-S", source, "-B", build, "-G", "Ninja",
        "-DCMAKE_BUILD_TYPE=Release", f"-DCMAKE_PREFIX_PATH={prefix}",
        capture_output=True)


def compile_both(out):
    for name in "before", "after":
        run("ninja", "-C", out / f"build-{name}", capture_output=True)


def show(check, source, out):
    """Findings and patch as a user sees them; nothing is changed."""
    title("poolwise check")
    run(*check, expect=(0, 1), cwd=source)
    title("poolwise check --diff")
    patch = run(*check, "--diff", expect=(0, 1), cwd=source,
                capture_output=True).stdout
    (out / "harvest.patch").write_text(patch)
    print(patch, end="")


def judge(check):
    """Compares the findings with PARTS. Returns complaints."""
    report = json.loads(run(*check, "--format", "json", expect=(0, 1),
                            capture_output=True).stdout)
    fixed, extra = set(), []
    for finding in report["findings"]:
        function = finding["function"].split("::")[-1]
        fix = finding["fix"]
        if fix and fix["applicability"] == "safe" and function in PARTS.values():
            fixed.add(function)
        elif finding["severity"] != "note":
            extra.append(f"{finding['file']}:{finding['line']}: not expected: "
                         f"{finding['check']} in {function}")
    return [f"no fix for the part '{part}' ({function})"
            for part, function in PARTS.items() if function not in fixed] + extra


class Server:
    """server.py, for as long as a `with` lasts."""

    def __init__(self, pages, delay_ms):
        self.command = [sys.executable, str(HERE / "server.py"), "--pages",
                        str(pages), "--delay-ms", str(delay_ms)]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        return f"http://127.0.0.1:{int(self.process.stdout.readline())}"

    def __exit__(self, *_):
        self.process.stdin.close()  # ends it
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def times_of(text):
    return {word[1]: float(word[2]) for word in map(str.split, text.splitlines())
            if len(word) == 4 and word[0] == "time"}


def measure(out, server, files, rounds):
    """Runs both in turn. Returns outputs and median times, by program."""
    outputs, times = {}, {"before": [], "after": []}
    for _ in range(rounds):
        for name in times:
            done = run(out / f"build-{name}" / "harvest", server, files,
                       capture_output=True)
            if outputs.setdefault(name, done.stdout) != done.stdout:
                raise DemoError(f"the program {name} gives another output each time")
            times[name].append(times_of(done.stderr))
    return outputs, {
        name: {part: statistics.median(run[part] for run in runs) for part in runs[0]}
        for name, runs in times.items()
    }


def table(times):
    print(f"{'part':<10} {'before':>11} {'after':>11} {'ratio':>7}")
    for part in PARTS:
        before, after = times["before"][part], times["after"][part]
        print(f"{part:<10} {before:8.1f} ms {after:8.1f} ms {before / after:6.1f}x")


def demo(options):
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    prefix = out / "prefix"
    run("cmake", "--install", options.build, "--prefix", prefix, capture_output=True)
    poolwise = prefix / "bin" / "poolwise"

    configure(HERE / "harvest", out / "build-before", prefix)
    show([poolwise, "check", "-p", out / "build-before"], HERE / "harvest", out)

    title("poolwise check --fix, on a copy in " + str(options.out / "after"))
    shutil.rmtree(out / "after", ignore_errors=True)
    shutil.copytree(HERE / "harvest", out / "after")
    configure(out / "after", out / "build-after", prefix)
    check = [poolwise, "check", "-p", out / "build-after"]
    complaints = judge(check)
    fixed = run(*check, "--fix", expect=(0, 1), cwd=out / "after",
                stdout=subprocess.PIPE)
    print(fixed.stdout.splitlines()[-1])

    title("both programs, built and run")
    compile_both(out)
    files = out / "files"
    count, kib = (24, 256) if options.short else (48, 2048)
    shutil.rmtree(files, ignore_errors=True)
    run(sys.executable, HERE / "make_files.py", files, count, kib)
    pages, rounds = (16, 1) if options.short else (40, 3)
    with Server(pages, 40) as server:
        outputs, times = measure(out, server, files, rounds)
    table(times)
    if outputs["before"] != outputs["after"]:
        for name, text in outputs.items():
            (out / f"{name}.txt").write_text(text)
        complaints.append(f"the outputs differ, see {out}/before.txt and after.txt")
    else:
        print(f"output: the same, {len(outputs['after'].splitlines())} lines")
    return complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--short", action="store_true",
                        help="less data, one round: a test, not a measurement")
    try:
        complaints = demo(parser.parse_args())
    except DemoError as error:
        complaints = [str(error)]
    for complaint in complaints:
        print(f"demo: {complaint}", file=sys.stderr)
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
