// bptt/cells.hpp has all cells; bptt.hpp has none of them.
#include <bptt/bptt.hpp>

namespace bptt::cells {
template <class Self, int D, int H>
struct lstm;
template <class Layer, int... dims>
struct W_ih;
}  // namespace bptt::cells
template <class T>
concept is_complete = requires {
  sizeof(T);
};
static_assert(!is_complete<bptt::cells::lstm<void, 1, 1>>);

#include <bptt/cells.hpp>

// the symbols of a layer: of any sizes, each with the name of its layer
namespace of_cells {
using namespace bptt;
// clang-format off
inline constexpr struct one_unit : cells::elman<one_unit, 1, 1> {} one_unit;
inline constexpr struct wide : cells::jordan<wide, 2, 30, 1> {} wide;
inline constexpr struct slow : cells::leaky<slow, 2, 3> {} slow;
inline constexpr struct gates : cells::lstm_with_peepholes<gates, 2, 3> {} gates;
inline constexpr struct two : cells::gru<two, 2, 3> {} two;
inline constexpr struct cho : cells::gru_cho<cho, 2, 3> {} cho;
inline constexpr struct x : input<x, 2> {} x;
// clang-format on
static_assert(text(one_unit.b) == "one_unit.b" && text(wide.b_y) == "wide.b_y" && text(wide.W_hy) == "wide.W_hy" &&
              text(slow.alpha) == "slow.alpha");
static_assert(text(gates.p_i) == "gates.p_i" && text(gates.p_f) == "gates.p_f" && text(gates.b_hh) == "gates.b_hh" &&
              text(two.a_hh[t]) == "two.a_hhₜ");
static_assert(has_role<cells::p_o<struct gates, 3>>(role::parameter) &&
              has_role<cells::c<struct gates, 3>>(role::variable));
static_assert(std::is_same_v<decltype(gates.W_ih), cells::W_ih<struct gates, 12, 2> const>);
// all of them in one net
static_assert(text(recurrence(wide(x[t]), slow(x[t]), gates(x[t]), two(x[t]), cho(x[t - 1_c]))).size() > 0);
}  // namespace of_cells
