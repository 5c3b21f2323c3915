#!/bin/sh
# The programs in the README compile and print what the README says they print: each ```cpp block is a program, a ```text block right after it its output.
#   readme.sh README COMPILER [FLAG...]
set -eu
readme=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
awk -v dir="$scratch" '
  /^```cpp$/  { n++; file = dir "/" n ".cpp"; next }
  /^```text$/ { file = dir "/" n ".txt"; next }
  /^```/      { file = ""; next }
  file != ""  { print > file }' "$readme"
[ -e "$scratch/1.cpp" ] || { echo "no program in $readme"; exit 1; }
for program in "$scratch"/*.cpp; do
  "$@" "$program" -o "$scratch/program"
  "$scratch/program" > "$scratch/printed"
  wanted=${program%.cpp}.txt
  [ ! -e "$wanted" ] || diff "$wanted" "$scratch/printed"
done
