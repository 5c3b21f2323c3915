#!/bin/sh
# format.sh ROOT passes if every C++ file of the project is what .clang-format makes of it.
#
# clang-format of another version breaks other lines: where there is no clang-format 14, which is Debian 12's, the test
# is skipped (77). `tests/format.sh ROOT -i` formats the files.
set -u
root=$1
for program in clang-format-14 clang-format; do
  case $("$program" --version 2>/dev/null) in *"version 14."*) found=$program && break ;; esac
done
[ -n "${found:-}" ] || { echo "skipped: no clang-format 14 here"; exit 77; }
how=${2:-"--dry-run --Werror"}
find "$root/include" "$root/tests" "$root/examples" -name '*.[ch]pp' -print0 | xargs -0 -P 2 -n 40 "$found" $how
