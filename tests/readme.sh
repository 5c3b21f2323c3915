#!/bin/sh
# readme.sh README FLAGS COMPILER [FLAG...] passes if the programs of a README compile, and print what it says that they
# print: each ```cpp block is a program, the ```text block after it is its output, and without one it prints nothing.
#
# FLAGS include all headers, precompiled. A program that includes bptt/bptt.hpp is compiled with them.
set -eu
readme=$1 all=$2
shift 2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
awk -v dir="$scratch" -v readme="$readme" '
  /^```cpp$/  { name = dir "/" NR; file = name ".cpp"; printf "#line %d \"%s\"\n", NR + 1, readme > file; next }
  /^```text$/ { file = name ".txt"; next }
  /^```/      { file = ""; next }
  file != ""  { print > file }' "$readme"
[ -n "$(ls "$scratch")" ] || { echo "no program in $readme"; exit 1; }
for program in "$scratch"/*.cpp; do
  name=${program%.cpp}
  flags=
  ! grep -q '^#include <bptt/bptt.hpp>' "$program" || flags=$all
  # shellcheck disable=SC2086
  "$@" $flags "$program" -o "$scratch/program"
  (cd "$scratch" && ./program) > "$scratch/printed"
  [ -e "$name.txt" ] || : > "$name.txt"
  diff "$name.txt" "$scratch/printed" ||
    { echo "$readme:${name##*/}: the program prints another text (>) than the README says (<)"; exit 1; }
done
