// Structural simplification: the builders through which every generated formula is made. Each builder tries its rules
// in order, one line of mathematics each; what no rule matches becomes the plain node. Rules act on structure alone: a
// 0 or 1 that is known by type disappears, a number that happens to be 0 at run time does not. Formulas are simplified
// as they are built and never afterwards. Builders of pieces and diagonals are in pieces.hpp and diagonals.hpp.
#pragma once
#include <bptt/simplify/products.hpp>
#include <bptt/simplify/sums.hpp>
