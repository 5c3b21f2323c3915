// A net with one mistake in it: a test defines one of these, and what stands there without the mistake is right.
#pragma once
#include <array>
#include <bptt/bptt.hpp>
#include <iostream>

namespace habit {
using namespace bptt;
inline constexpr int T = 4, H = 3;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct y : input<y> {} y;
inline constexpr struct U : parameter<U, H, 2> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct v : parameter<v, H> {} v;
inline constexpr struct s : parameter<s> {} s;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
}  // namespace habit
