// Vectors of sines and cosines, of angles within and beyond `largest_angle`: each component is what it is by itself.
#include <array>
#include <bptt/bptt.hpp>
#include <cmath>
#include <tuple>

#include "../units.hpp"

namespace swinging {
using namespace bptt;
inline constexpr int n = 24;
// clang-format off
inline constexpr struct a : input<a, n> {} a;
inline constexpr struct w : parameter<w, n> {} w;
inline constexpr struct s : variable<s, n> {} s;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto step =
    unroll<2>(recurrence(s[t] = sin(hadamard(w, a[t])) + cos(exp(s[t - 1_c])), L[last] = sum(square(s[last]))));
}  // namespace swinging

BOOST_AUTO_TEST_SUITE(angles)

BOOST_AUTO_TEST_CASE_TEMPLATE(components_are_what_they_are_alone, N, decltype(std::tuple<double, float>{})) {
  using namespace swinging;
  namespace el = bptt::elementary;
  N const limit = el::largest_angle<N>;
  for (int beyond = 0; beyond < 4; ++beyond) {  // none, one, another, NaN
    std::array<std::array<N, swinging::n>, 2> x{};
    std::array<N, swinging::n> weights{}, start{};
    for (std::size_t i = 0; i < swinging::n; ++i) {
      weights[i] = N(1) + static_cast<N>(i) / 8;
      start[i] = static_cast<N>(i) / 10;
      x[0][i] = static_cast<N>(i) - 7, x[1][i] = static_cast<N>(i) / 2;
    }
    if (beyond == 1) x[0][23] = 3 * limit;
    if (beyond == 2) x[1][0] = -1000 * limit, x[1][5] = limit;
    if (beyond == 3) x[0][2] = ::units::not_a_number<N>;
    auto const r = gradient(step, L, wrt(w, a))(w(weights), a(x), s[-1_c](start));
    for (std::size_t i = 0; i < swinging::n; ++i) {
      int const k = static_cast<int>(i);
      N const inner = weights[i] * x[0][i], outer = weights[i] * x[1][i];
      N const s0 = el::sin(inner) + el::cos(el::exp(start[i])), s1 = el::sin(outer) + el::cos(el::exp(s0));
      auto const near = [](N got, N want) {
        return ::units::same(got, want) ||
               std::abs(got - want) <= 40 * ::units::limits<N>::epsilon() * (1 + std::abs(want));
      };
      N const in0 = 2 * s1 * -el::sin(el::exp(s0)) * el::exp(s0) * el::cos(inner), in1 = 2 * s1 * el::cos(outer);
      BOOST_TEST(near(r[a][0](k), in0 * weights[i]),
                 "dL/da(0) " << r[a][0](k) << ", not " << in0 * weights[i] << " at " << i << " of " << beyond);
      BOOST_TEST(near(r[a][1](k), in1 * weights[i]),
                 "dL/da(1) " << r[a][1](k) << ", not " << in1 * weights[i] << " at " << i << " of " << beyond);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
