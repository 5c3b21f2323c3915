#!/bin/sh
# wings.sh INCLUDE_DIR passes if no header of the library includes one of a wing above its own.
#
# The floors stand in the table of bptt.hpp: `//   floor  wing  what lives there`. A wing includes itself and wings on
# lower floors, no other on its own; the umbrellas at the root of bptt/ include what they like and are included by
# umbrellas alone. A header with a message for the user is named in bptt.hpp, one of training in train.hpp, of weights in
# weights.hpp, and the condition of the message stands in BPTT_HOLDS: so few lines stand before it.
set -u
include=$1
table=$(sed -n 's|^//   \([0-9][0-9]*\)  *\([a-z][a-z]*\)  .*|\2 \1|p' "$include/bptt/bptt.hpp")
[ -n "$table" ] || { echo "no table of wings in $include/bptt/bptt.hpp"; exit 1; }
cd "$include" || exit 1

unnamed=$(grep -rlF '"bptt: ' bptt --include='*.hpp' | grep -v '^bptt/cells/' | while read -r header; do
  case $header in bptt/train/*) umbrella=train.hpp ;; bptt/weights/*) umbrella=weights.hpp ;; *) umbrella=bptt.hpp ;; esac
  grep -qF "#include <$header>" "bptt/$umbrella" || echo "$header has a message, and $umbrella does not include it itself"
done)
# g++ writes ten lines on includes before a message whose condition is not in BPTT_HOLDS(...)
plain=$(find bptt -name '*.hpp' | while read -r header; do
  tr '\n' ' ' < "$header" | grep -oE 'static_assert\([^;]*"bptt: ' | grep -qv BPTT_HOLDS &&
    echo "$header has a message, and its condition is not in BPTT_HOLDS(...)"
done)
unnamed=$(printf "%s\n%s" "$unnamed" "$plain" | sed "/^$/d")
[ -z "$unnamed" ] || echo "$unnamed"

# each include as `HEADER INCLUDED`
grep -rEo '^# *include [<"]bptt/[^>"]*' bptt --include='*.hpp' | sed 's|:# *include [<"]| |' | sort |
  awk -v table="$table" '
    function wing(header, part) { return split(header, part, "/") > 2 ? part[2] : "" }
    BEGIN { n = split(table, t, /[ \n]/); for (i = 1; i < n; i += 2) floor[t[i]] = t[i + 1] }
    {
      from = wing($1); to = wing($2); ++read
      if (from != "" && !(from in floor)) wrong($1 " is in a wing that is not in the table")
      else if (from == "") next
      else if (to == "") wrong($1 " includes the umbrella " $2)
      else if (from != to && floor[from] <= floor[to]) wrong($1 " includes " $2 ", which is not on a lower floor")
    }
    function wrong(what) { print what; ++faults }
    END { print read " includes, " faults + 0 " upward"; exit faults > 0 || read == 0 }' &&
  [ -z "$unnamed" ]
