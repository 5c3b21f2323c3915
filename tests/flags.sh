#!/bin/sh
# Right numbers with -Ofast and with every flag that it is made of: the functions of a number (functions.cpp, values.cpp)
# and the gradients of some nets (nets.cpp), compiled with each flag, compared with values that know of none. Flags
# under which right numbers cannot be had are refused, with a message that names them.
#   flags.sh DIRECTORY COMPILER [FLAG...]
set -eu
directory=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
fail() {
  echo "FAILED: $*"
  failed=$((failed + 1))
}

# every function with each line of these, every net with each line of those, nothing with the last
functions="
-O3
-Ofast
-O0 -ffast-math
-O1 -ffast-math
-O3 -fassociative-math -fno-signed-zeros -fno-trapping-math
-O3 -funsafe-math-optimizations
-O3 -freciprocal-math
-O3 -fno-signed-zeros
-O3 -fno-trapping-math
-O3 -ffinite-math-only
-O3 -fno-math-errno
-O3 -fcx-limited-range
-O3 -fexcess-precision=fast
-O3 -ffp-contract=fast
-O3 -ffp-contract=off
-O3 -frounding-math
-Ofast -fno-strict-aliasing"
nets="
-Ofast
-O3 -fno-signed-zeros
-O3 -ffinite-math-only
-O3 -funsafe-math-optimizations -fno-associative-math
-O2 -fassociative-math -fno-signed-zeros -fno-trapping-math"
refused=
case $("$@" --version) in
  *clang*)
    functions="$functions
-O3 -fapprox-func
-O3 -fno-honor-nans
-O3 -fno-honor-infinities
-O3 -ffp-model=fast
-O3 -ffp-model=strict
-Ofast -ffp-contract=off"
    ;;
  *)
    functions="$functions
-O3 -funsafe-math-optimizations -fno-associative-math
-O3 -fcx-fortran-rules
-Ofast -flto"
    case $("$@" -dumpmachine) in x86_64*)
      functions="$functions
-Ofast -mrecip"
      refused="-mfpmath=387
-mfpmath=sse,387
-fsingle-precision-constant"
      ;;
    esac
    ;;
esac
if grep -qs 'flags.* avx2.* fma\|flags.* fma.* avx2' /proc/cpuinfo; then
  functions="$functions
-Ofast -mavx2 -mfma"
fi

# each LINES COMMAND...: the command, and the flags of each line behind it
each() {
  echo "$1" | grep . >"$scratch/lines"
  shift
  while read -r line; do
    # shellcheck disable=SC2086  # flags are words
    "$@" $line </dev/null
  done <"$scratch/lines"
}
"$@" -O1 -c "$directory/values.cpp" -o "$scratch/values.o"
compiler=$*
try_functions() { # what a flag means at run time: denormal numbers are 0, what overflows is any number
  without=
  case " $* " in *fast* | *unsafe*) without=denormals ;; *-fno-honor-infinities*) without=infinities ;; esac
  # shellcheck disable=SC2086
  if $compiler -w "$@" -c "$directory/functions.cpp" -o "$scratch/functions.o" &&
    $compiler -w "$@" "$scratch/values.o" "$scratch/functions.o" -o "$scratch/values" &&
    "$scratch/values" "$without"; then echo "functions $*: right"; else fail "functions $*"; fi
}
try_nets() {
  # shellcheck disable=SC2086
  if $compiler -w "$@" "$directory/nets.cpp" -o "$scratch/nets" && "$scratch/nets"; then echo "nets $*: right"; else fail "nets $*"; fi
}
try_refused() {
  # shellcheck disable=SC2086
  if $compiler -w "$@" -c "$directory/functions.cpp" -o "$scratch/functions.o" 2>"$scratch/message"; then
    fail "$* is not refused"
  elif head -n 5 "$scratch/message" | grep -q 'error: .*bptt: -m\?f[a-z-]*=\?[0-9a-z]* .*: compile with'; then
    echo "refused: $*"
  else
    fail "another message: $*" && cat "$scratch/message"
  fi
}
each "$functions" try_functions
each "$nets" try_nets
[ -z "$refused" ] || each "$refused" try_refused
[ $failed = 0 ]
