// The symbols of small scalar nets, and what derivations by hand name in them.
#pragma once
#include "claims.hpp"

namespace derivations {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto x0 = x[0_c];
constexpr auto x1 = x[1_c];
constexpr auto x2 = x[2_c];
constexpr auto z0 = z[0_c];
constexpr auto z1 = z[1_c];
constexpr auto s0 = s[0_c];
constexpr auto s1 = s[1_c];
constexpr auto s2 = s[2_c];
constexpr auto sm1 = s[-1_c];
constexpr auto E_o = o[last] - y;
constexpr auto o_q = o[last] * (1_c - o[last]);
constexpr auto fp0 = 1_c - s0 * s0;
constexpr auto fp1 = 1_c - s1 * s1;
constexpr auto fp2 = 1_c - s2 * s2;
}  // namespace derivations
