"""Runs a command and succeeds if its exit status is the one expected: `%exits 2 CMD`."""

import subprocess
import sys

expected, command = int(sys.argv[1]), sys.argv[2:]
status = subprocess.run(command).returncode
if status != expected:
    print(f"exit status {status}, expected {expected}: {' '.join(command)}",
          file=sys.stderr)
sys.exit(status != expected)
