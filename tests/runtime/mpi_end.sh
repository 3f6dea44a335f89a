#!/bin/sh
# mpi_end.sh MPIRUN PROGRAM OTHER_PROGRAM: the ends of jobs. Each must come, with the right status, and leave no
# process behind.
set -u
here=$(cd "$(dirname "$0")" && pwd)
mpirun=$1 program=$2 other=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

complain() {
  echo "FAIL $*"
  cat "$scratch/output"
  failed=1
}

expect() { # what, a pattern for the status; the command
  what=$1 statuses=$2
  shift 2
  rm -rf "$scratch/pids"
  mkdir -p "$scratch/pids/done"
  timeout 100 "$@" "$what" "$scratch/pids" >"$scratch/output" 2>&1
  status=$?
  # shellcheck disable=SC2254 # a pattern
  case $status in
  $statuses) ;;
  *) complain "$what: status $status" ;;
  esac
  for pid in $(ls "$scratch/pids"); do
    [ "$pid" != done ] || continue
    waits=0
    while [ -d "/proc/$pid" ] && [ $waits -lt 100 ]; do
      sleep 0.1
      waits=$((waits + 1))
    done
    [ ! -d "/proc/$pid" ] || complain "$what: worker $pid is left"
  done
  echo "$what: ended with $status"
}

job() { # what, status
  expect "$1" "$2" "$here/mpirun.sh" "$mpirun" 3 "$program"
  grep -q "^3 ranks" "$scratch/output" || complain "$1: not 3 ranks"
}

job return 3
[ -n "$(ls "$scratch/pids/done")" ] || complain "return: what was queued was not run"
job exit 4
job shutdown 5
job abort '[1-9]*'
job lose-rank '[1-9]*'
[ "$status" != 124 ] || complain "lose-rank: it hangs"

# Without mpirun, and as the only rank.
expect return 3 "$program"
grep -q "^1 ranks" "$scratch/output" || complain "alone: not 1 rank"
expect return 3 "$here/mpirun.sh" "$mpirun" 1 "$program"
grep -q "^1 ranks" "$scratch/output" || complain "the only rank: not 1 rank"

# Another program on rank 1.
expect return '[1-9]*' "$here/mpirun.sh" "$mpirun" 1 "$other" : -n 1 "$program"
grep -q "another build" "$scratch/output" || complain "another build: it does not say so"
exit $failed
