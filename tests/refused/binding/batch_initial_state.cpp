// expect: bptt: a value is bound that has another size than its symbol
// expect: value_fits<elman::h, (bptt::)?(numeric::)?extents<4, 4>, (bptt::)?(numeric::)?extents<4> ?>
// An initial state belongs to each sequence, and is not shared.
#include <array>
#include <bptt/bptt.hpp>

namespace elman {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct y : constant<y, 4> {} y;
inline constexpr struct U : parameter<U, 4, 3> {} U;
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto net = unroll<6>(recurrence(h[t] = tanh(U * x[t] + W * h[t - 1_c]), E[last] = dot(h[last], y)));
inline constexpr auto g = gradient(batch<4>(net), E, wrt(U, W));

inline constexpr std::array<std::array<std::array<double, 3>, 6>, 4> xs{};
inline constexpr std::array<std::array<double, 4>, 4> hs{};
inline constexpr std::array<double, 4> ys{};
#ifdef VALID_TWIN
inline constexpr auto r = g(U(zero), W(zero), x(xs), h[-1_c](hs), y(ys));
#else
inline constexpr auto r = g(U(zero), W(zero), x(xs), h[-1_c](ys), y(ys));
#endif
}  // namespace elman
