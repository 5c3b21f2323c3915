// expect: bptt: the condition of where is a scalar, or has the shape of what is chosen
// expect: condition_conforms<bptt::ago<elman::x, 0>, (bptt::)?shape<3>, (bptt::)?shape<4> ?>
// A condition says of the whole, or of each component, which of the two it is.
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
// clang-format off
inline constexpr struct m : input<m> {} m;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto kept = where(m[t], h[t], h[t - 1_c]);
#else
inline constexpr auto kept = where(x[t], h[t], h[t - 1_c]);
#endif
}  // namespace elman
