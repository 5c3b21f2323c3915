#!/bin/sh
# memory.sh MEGABYTES COMPILER [FLAG...] passes if the compiler does its work in so much address space, of which it uses
# a part. Proofs have a budget, so that they do not take all the memory of a machine (static/proof/budget.cpp).
set -eu
megabytes=$1
shift
ulimit -v $((megabytes * 1024))
exec "$@"
