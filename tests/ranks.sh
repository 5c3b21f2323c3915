#!/bin/sh
# ranks.sh MPIEXEC PROGRAM DIRECTORY passes if examples/data_parallel learns with one, two and four ranks, its losses and
# checkpoints have the same bits for all of them, and a run goes on with another number of ranks as if nothing had been.
set -u
mpiexec=$1 program=$2
mkdir -p "$3" && cd "$3" || exit 1
wrong() { echo "$*"; exit 1; }

flags=
case $("$mpiexec" --version 2>&1) in
  *"Open MPI"* | *OpenRTE*)  # more ranks than cores, which wait without keeping one busy; and root, where it is one
    flags="--oversubscribe --mca mpi_yield_when_idle 1 --mca btl_vader_single_copy_mechanism none"
    [ "$(id -u)" -ne 0 ] || flags="$flags --allow-run-as-root" ;;
esac
# run RANKS ARGUMENT...
run() {
  ranks=$1
  shift
  # shellcheck disable=SC2086
  "$mpiexec" $flags -n "$ranks" "$program" "$@" > "printed$ranks" 2>&1
}

run 1 --checkpoint one --curve one.svg || { cat printed1; wrong "one rank has not learnt"; }
sed -n '$p' printed1
for ranks in 2 4; do
  run $ranks --checkpoint $ranks --curve $ranks.svg || { cat printed$ranks; wrong "$ranks ranks have not learnt"; }
  sed -n '$p' printed$ranks
  cmp one $ranks || wrong "$ranks ranks have other parameters than one"
  cmp one.svg $ranks.svg || wrong "$ranks ranks have other losses than one"
done

run 4 --steps 200 --checkpoint begun || wrong "four ranks have not learnt in 200 steps"
! cmp -s one begun || wrong "after fewer steps the parameters are the same"
run 2 --steps 100 --resume begun --checkpoint resumed || wrong "the resumed run ended with $?"
cmp one resumed || wrong "a run that was stopped and resumed has other parameters"

run 2 --resume missing && wrong "a checkpoint that is missing is taken"
grep -q "data_parallel: missing: it cannot be read" printed2 || wrong "it is not said that the checkpoint is missing"
run 3 && wrong "three ranks share four parts"
grep -q "3 ranks have no share" printed3 || wrong "it is not said that three ranks have no share"
