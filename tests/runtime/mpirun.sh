#!/bin/sh
# mpirun.sh MPIRUN RANKS PROGRAM [ARGUMENT...]: runs a program as a job on this machine alone, also
# as root and on fewer cores than ranks.
set -eu
mpirun=$1 ranks=$2
shift 2
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_MCA_btl=self,vader OMPI_MCA_btl_vader_single_copy_mechanism=none
export OMPI_MCA_oob_tcp_if_include=lo OMPI_MCA_plm=isolated
# MPI does not free everything at its end; what the runtime leaks, other tests tell.
export LSAN_OPTIONS="detect_leaks=0 ${LSAN_OPTIONS:-}" ASAN_OPTIONS="detect_leaks=0 ${ASAN_OPTIONS:-}"
exec "$mpirun" --oversubscribe --bind-to none -n "$ranks" "$@"
