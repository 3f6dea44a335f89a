"""The public validator of SARIF: npm's @microsoft/sarif-multitool, pinned."""

import pathlib
import re
import shutil
import subprocess

VERSION = "5.7.0"
PACKAGES = [f"@microsoft/sarif-multitool@{VERSION}",
            f"@microsoft/sarif-multitool-linux@{VERSION}"]


class Missing(Exception):
    """It is not there and could not be installed."""


def program(folder):
    """Its path; installed into the folder when first asked for."""
    tool = folder / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
    stamp = folder / VERSION
    if not (tool.exists() and stamp.exists()):
        if not shutil.which("npm"):
            raise Missing("there is no npm")
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts",
             "--no-save", "--prefix", folder, *PACKAGES],
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, timeout=300)
        if done.returncode or not tool.exists():
            raise Missing(f"npm install failed: {done.stdout[-300:]}")
        stamp.touch()
    tool.chmod(0o755)  # what the package's install script would do
    return tool


def complaints(tool, log: pathlib.Path):
    """Every error and warning, also of the rules of GitHub's code scanning."""
    done = subprocess.run([tool, "validate", log, "--rule-kind", "Sarif;Ghas"],
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, timeout=300)
    found = re.findall(r"(?m)^.*: (?:error|warning) .*$", done.stdout)
    if done.returncode and not found:
        found = [done.stdout]
    return found
