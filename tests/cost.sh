#!/bin/sh
# What a program costs to compile, in instantiated templates: exact where seconds are noise. Needs clang's -ftime-trace.
#   cost.sh SOURCE COMPILER [FLAG...]
# The first lines of the source say the budget:
#   // at most N              instantiations of the whole translation unit with -DSTEPS=8
#   // same at 64 512         the number does not depend on STEPS (within 1 %)
#   // per step at most N     it grows by no more than N for each step, from 8 to 64
#   // per layer at most N    and for each of LAYERS, from 2 to the 4 that the source has by itself
set -eu
source=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

budget() { sed -n "s|^// $1 *||p" "$source" | head -n 1; }
instantiations() {
  steps=$1
  shift
  "$@" -O0 -DSTEPS="$steps" -ftime-trace -ftime-trace-granularity=0 -c "$source" -o "$scratch/it.o" >&2
  grep -o '"name":"Instantiate' "$scratch/it.json" | wc -l
}
refuse() {
  echo "$source: $*"
  exit 1
}

[ -n "$(budget 'at most')" ] || refuse "has no budget"
base=$(instantiations 8 "$@")
echo "$source: STEPS=8 $base instantiations"
[ "$base" -le "$(budget 'at most')" ] || refuse "$base instantiations, at most $(budget 'at most')"
for steps in $(budget 'same at'); do
  there=$(instantiations "$steps" "$@")
  echo "$source: STEPS=$steps $there instantiations"
  [ $((there * 100)) -le $((base * 101)) ] || refuse "STEPS=$steps $there instantiations, STEPS=8 $base"
done
each=$(budget 'per step at most')
if [ -n "$each" ]; then
  there=$(instantiations 64 "$@")
  echo "$source: STEPS=64 $there instantiations"
  [ "$there" -le $((base + 56 * each)) ] || refuse "STEPS=64 $there instantiations, STEPS=8 $base: more than $each for each step"
fi
each=$(budget 'per layer at most')
if [ -n "$each" ]; then
  fewer=$(instantiations 8 "$@" -DLAYERS=2)
  echo "$source: LAYERS=2 $fewer instantiations"
  [ $((base - fewer)) -le $((2 * each)) ] || refuse "LAYERS=2 $fewer instantiations, LAYERS=4 $base: more than $each for each layer"
fi
