#!/bin/sh
# refused.sh SOURCE COMPILER [FLAG...] passes if the compiler refuses SOURCE and says at once why, and nothing else.
#
# SOURCE begins with one or more lines `// expect: REGEX`, extended regular expressions as of grep -E. Each must match
# a line of the compiler's output up to LINES_AFTER_ERROR lines after the first error: what comes later, nobody reads.
# The first error stands within the first LINES lines, or, of a mistake that the compiler finds deep in a computation,
# within as many as a line `// lines: N` after those says. There is no second error, but for the same sentence again.
# With -DVALID_TWIN, SOURCE is the same program without the mistake, and must compile: it is the mistake that
# the compiler refuses, and not a slip elsewhere in the file. WITHOUT_TWIN=1 in the environment: another compiler has shown that.
set -u
LINES_AFTER_ERROR=6
LINES=4
source=$1
shift
export LC_ALL=C # messages in English

fail() {
  printf '%s: %s\nexpected:\n%s\nthe compiler:\n' "$source" "$1" "$expected"
  printf '%s\n' "$output" | head -n 25
  exit 1
}

output=
expected=$(sed -n -e '/^\/\/ lines: /d' -e '/^\/\/ expect: /!q' -e 's///p' "$source")
[ -n "$expected" ] || fail "expects nothing"
lines=$(sed -n -e '/^\/\/ /!q' -e 's/^\/\/ lines: //p' "$source")

# a warning is no refusal, hence -Wno-error
output=$("$@" -Wno-error "$source" 2>&1) && fail "the compiler takes it"
shown=$(printf '%s\n' "$output" |
  awk -v after=$LINES_AFTER_ERROR '{ print } !first && /error:/ { first = NR } first && NR == first + after { exit }')
while IFS= read -r regex; do
  printf '%s\n' "$shown" | grep -qE -e "$regex" || fail "not said, or too late: $regex"
done <<EXPECTED
$expected
EXPECTED

line=$(printf '%s\n' "$output" | grep -n 'error:' | head -n 1 | cut -d: -f1)
[ "$line" -le "${lines:-$LINES}" ] || fail "the message is line $line of the compiler's, at most ${lines:-$LINES}"
others=$(printf '%s\n' "$output" | sed -n 's/.*error: //p' | sort -u | wc -l)
[ "$others" -eq 1 ] || fail "$others different errors"

[ -n "${WITHOUT_TWIN:-}" ] || output=$("$@" -DVALID_TWIN "$source" 2>&1) || fail "the valid twin does not compile"
