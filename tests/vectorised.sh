#!/bin/sh
# Loops over elementary functions are vectorised under plain -O3, whatever the vector unit: in each function loop_NAME all arithmetic and all comparisons are of
# packed numbers, and nothing is called. The loop over `sin`, which has a branch, must be found wanting. x86-64 only.
#   vectorised.sh SOURCE COMPILER [FLAG...]
set -eu
source=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=
for machine in x86-64 haswell skylake-avx512; do
  "$@" -O3 -march=$machine -c "$source" -o "$scratch/it.o"
  objdump -d --no-show-raw-insn "$scratch/it.o" >"$scratch/it.s"
  for loop in $(nm "$scratch/it.o" | sed -n 's/.* T loop_//p'); do
    verdict=$(awk -v name="<loop_$loop>:" '
      $2 == name {inside = 1; next}
      /^$/ {inside = 0}
      inside && /[ \t]v?(mul|div|max|min|cmp[a-z_]*|f[n]?m(add|sub)[0-9]+)p[sd] / {++packed}
      inside && /[ \t]v?(mul|div|max|min|cmp[a-z_]*|u?comi|f[n]?m(add|sub)[0-9]+)s[sd] / {++single}
      inside && /[ \t]call/ {++calls}
      END {print (packed > 1 && !single && !calls ? "yes" : "no") " (" packed + 0 " packed, " single + 0 " single, " calls + 0 " calls)"}' "$scratch/it.s")
    echo "$machine $loop: vectorised $verdict"
    case "$loop $verdict" in
      sin_double\ no*|sin_float\ no*) ;;
      sin_double*|sin_float*) failed="$failed $machine/$loop-is" ;;
      *\ yes*) ;;
      *) failed="$failed $machine/$loop" ;;
    esac
  done
done
[ -z "$failed" ] || { echo "$source: not as it should be:$failed"; exit 1; }
