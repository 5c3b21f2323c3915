#!/bin/sh
# What an included header costs to read, in tokens after preprocessing: exact where seconds are noise.
#   tokens.sh SOURCE COMPILER [FLAG...]
# The first lines of the source say the budget:
#   // tokens of bptt at most N       of the library's own headers
#   // tokens of boost at most N
#   // tokens of std at most N        of the standard library and the C library; as many as that of g++ 12 has, others are not counted
#   // std: NAME...                   no other headers of the standard library are included by those of this library
set -eu
source=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C
export LC_ALL

set -- "$@" -Wno-unused-command-line-argument  # clang warns that -fsyntax-only is not used
"$@" -E "$source" >"$scratch/it.ii"
awk '
  /^# [0-9]+ "/ { file = $3; of = file ~ /\/bptt\// ? "bptt" : file ~ /\/boost\// ? "boost" : "std"; next }
  { tokens[of] += gsub(/[A-Za-z0-9_]+|[^A-Za-z0-9_ \t]/, "") }
  END { for (of in tokens) print of, tokens[of] }' "$scratch/it.ii" >"$scratch/tokens"
bad=0
for of in bptt boost std; do
  tokens=$(awk -v of=$of '$1 == of {print $2}' "$scratch/tokens")
  most=$(sed -n "s|^// tokens of $of at most *||p" "$source")
  echo "$source: $tokens tokens of $of, at most $most"
  if [ $of = std ] && ! "$@" -E -dM "$source" | grep -q '_GLIBCXX_RELEASE 12$'; then continue; fi
  [ "$tokens" -le "$most" ] || bad=1
done
allowed=$(sed -n 's|^// std: *||p' "$source")
sed -n 's|^# [0-9]* "\([^"]*/bptt/[^"]*\)".*|\1|p' "$scratch/it.ii" | sort -u >"$scratch/own"
[ -s "$scratch/own" ] || bad=1
for header in $(xargs cat <"$scratch/own" | sed -n 's|^ *#include <\([a-z_]*\)>.*|\1|p' | sort -u); do
  case " $allowed " in
    *" $header "*) ;;
    *) echo "$source: <$header> is included by $(xargs grep -l "#include <$header>" <"$scratch/own")"; bad=1 ;;
  esac
done
exit $bad
