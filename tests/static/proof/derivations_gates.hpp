// The symbols of gated units.
#pragma once
#include "claims.hpp"

namespace derivations {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct C : function<C> {} C;  // any loss
// clang-format on
constexpr auto x0 = x[0_c];
constexpr auto x1 = x[1_c];
constexpr auto hm1 = h[-1_c];
constexpr auto h0 = h[0_c];
constexpr auto h1 = h[1_c];
}  // namespace derivations
