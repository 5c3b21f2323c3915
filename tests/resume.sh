#!/bin/sh
# resume.sh PROGRAM DIRECTORY passes if a run of examples/char_rnn that is stopped and resumed saves the same bits as one
# that was not, its net foretells the same when it is loaded, and no file is taken that is cut off or missing.
set -u
program=$1
mkdir -p "$2" && cd "$2" || exit 1
wrong() { echo "$*"; exit 1; }

"$program" --steps 60 --save straight > straight.txt || wrong "the run in one piece ended with $?"
"$program" --steps 20 --save first > /dev/null  # learns too little to pass its own check
"$program" --steps 40 --resume first --save second > /dev/null || wrong "the resumed run ended with $?"
cmp straight second || wrong "a resumed run has other bits"
! cmp -s straight first || wrong "a shorter run has the same bits"

"$program" --load second > loaded.txt || wrong "the loaded net ended with $?"
for run in straight loaded; do sed -n '/^held out/p' "$run.txt" > "$run.loss"; done
cmp straight.loss loaded.loss || wrong "a loaded net foretells other than when it was saved"

head -c 100000 straight > short
for file in short missing; do
  "$program" --load "$file" > /dev/null 2> words
  [ $? -eq 2 ] && grep -q "char_rnn: $file: " words || wrong "$file is taken for a net"
done
