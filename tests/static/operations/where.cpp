// A mask chooses between two values; its rules are those of the formula that it stands for.
#include <bptt/bptt.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct m : input<m> {} m;
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct v : variable<v, 3> {} v;
// clang-format on
static_assert(same(where(m[t], v[t], v[t - 1_c]), m[t] * v[t] + (1_c - m[t]) * v[t - 1_c]));
static_assert(shape_of(where(m[t], v[t], v[t - 1_c])) == shape<3>{});

constexpr auto net =
    unroll<3>(recurrence(s[t] = where(m[t], w * s[t - 1_c] + x[t], s[t - 1_c]), E[last] = sum(m[t] * square(s[t]), t)));
// the third step does not count: s₀ = 2·1 + 3, s₁ = 2·5 − 4
constexpr auto r = gradient(net, E, wrt(w, x, s[-1_c]), also(s[last]))(w(2), x({3, -4, 7}), s[-1_c](1), m({1, 1, 0}));
static_assert(r.value(s[last]) == 6 && r[E] == 25 + 36);
static_assert(r[x][2] == 0 && r[x][1] == 12 && r[x][0] == 10 + 12 * 2 && r[w] == 12 * 5 + 34 * 1 &&
              r[s[-1_c]] == 34 * 2);
}  // namespace
