// expect: bptt: a symbol is bound to a number, an array, a contiguous range or a matrix
// expect: can_be_bound<elman::W, char const ?\*|can_be_bound<elman::W, const char ?\*
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

inline constexpr std::array<double, 12> u{};
inline constexpr std::array<double, 16> w{};
inline constexpr std::array<double, 9> xs{};
inline constexpr std::array<double, 4> h0{};
#ifdef VALID_TWIN
inline constexpr auto r = W(w);
#else
inline constexpr char const* words = "four by four";
inline constexpr auto r = W(words);
#endif
}  // namespace elman
