#!/bin/sh
# What is left of a gradient in the object file: arithmetic. No call but for moving memory, no virtual table, no exception, no allocation.
#   object_code.sh SOURCE COMPILER [FLAG...]
# OPTIMISATIONS in the environment: the levels to look at, if not -O1, -O2 and -O3.
set -eu
source=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for optimisation in ${OPTIMISATIONS:--O1 -O2 -O3}; do
  "$@" $optimisation -DSTEPS=8 -c "$source" -o "$scratch/it.o"
  called=$(nm -u "$scratch/it.o" | awk '{print $NF}' | grep -vxE 'mem(cpy|move|set)|_GLOBAL_OFFSET_TABLE_' || :)
  tables=$(nm -C "$scratch/it.o" | grep -E 'vtable|typeinfo|guard variable' || :)
  if [ -n "$called$tables" ]; then
    echo "$source with $optimisation needs: $called $tables"
    exit 1
  fi
  echo "$source with $optimisation: $(size "$scratch/it.o" | awk 'NR == 2 {print $1}') bytes of code, no call"
done
