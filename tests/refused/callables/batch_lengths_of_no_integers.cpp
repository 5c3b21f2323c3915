// expect: bptt: the length of a sequence is an integer
// A sequence has no half steps.
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
inline constexpr auto r = g(U(zero), W(zero), x(xs), h[-1_c](hs), y(ys), lengths({6, 3, 1, 2}));
#else
inline constexpr auto r = g(U(zero), W(zero), x(xs), h[-1_c](hs), y(ys), lengths({6.0, 3.5, 1.0, 2.0}));
#endif
}  // namespace elman
