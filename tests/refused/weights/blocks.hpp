// A net of one parameter, of which the refused programs here have a block.
#pragma once
#include <bptt/bptt.hpp>

namespace blocks {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = w * h[t - 1_c] + x[t]));
}  // namespace blocks
