// expect: bptt: a symbol is bound that the net does not read
// expect: net_reads<elman::b
#include <array>
#include <bptt/bptt.hpp>

namespace elman {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct U : parameter<U, 4, 3> {} U;
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto net =
    unroll<3>(recurrence(h[t] = tanh(U * x[t] + W * h[t - 1_c]), E[last] = dot(h[last], h[last])));
// clang-format off
inline constexpr struct b : parameter<b, 4> {} b;
// clang-format on

inline constexpr std::array<double, 12> u{};
inline constexpr std::array<double, 16> w{};
inline constexpr std::array<double, 9> xs{};
inline constexpr std::array<double, 4> h0{};
#ifdef VALID_TWIN
inline constexpr auto r = gradient(net, E, wrt(W))(U(u), W(w), x(xs), h[-1_c](h0));
#else
inline constexpr auto r = gradient(net, E, wrt(W))(U(u), W(w), x(xs), h[-1_c](h0), b(h0));
#endif
}  // namespace elman
