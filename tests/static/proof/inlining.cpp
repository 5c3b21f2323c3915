// Which variable of a net gives way to its definition, and what a polynomial is after it.
#include <bptt/proof/inlining.hpp>

#include "../thread.hpp"

namespace bptt::normal_form {  // the stages behind what people write: tested here, used by nobody else
namespace {
using thread::a, thread::b, thread::func, thread::s, thread::w, thread::x, thread::z;
using in_net = setting<std::remove_const_t<decltype(thread::net)>, by_exp::none>;
template <class E>
inline constexpr polynomial_view form_of = view_of<in_net, std::remove_const_t<E>>;
template <class E>
constexpr polynomial_view of(E) {
  return form_of<E>;
}
template <class E>
constexpr bool is_next(E, polynomial_view p) {
  atom const * const next = next_to_inline(p);
  return next != nullptr && equal(*next, *form_of<E>.factors[0].base);
}

// s = func(z), z = a + b: that of s₁ shares a function, or nothing; that of z₁ all its atoms, or one of two
static_assert(is_next(s[1_c], of(s[1_c] - func(z[1_c]))) && next_to_inline(of(s[1_c] - w)) == nullptr &&
              is_next(z[1_c], of(z[1_c] - a[1_c] - b[1_c])) && next_to_inline(of(z[1_c] - a[1_c])) == nullptr &&
              next_to_inline(of(w * x[0_c])) == nullptr);
// of both s₁, which stands on z₁
static_assert(is_next(s[1_c], of(s[1_c] - func(z[1_c]) + z[1_c] - a[1_c] - b[1_c])));
// to any power; below a line where the definition is no sum
static_assert(equal(with_next_inlined(of(s[1_c] - func(z[1_c]))), number(0)) &&
              equal(with_next_inlined(of(square(s[1_c]) * w - func(z[1_c]))),
                    of(square(func(z[1_c])) * w - func(z[1_c]))) &&
              equal(with_next_inlined(of(w / s[1_c] - func(z[1_c]))), of(w / func(z[1_c]) - func(z[1_c]))) &&
              equal(with_next_inlined(of(square(z[1_c]) - a[1_c] - b[1_c])),
                    of(square(a[1_c] + b[1_c]) - a[1_c] - b[1_c])));
constexpr bool sum_below_a_line() { return with_next_inlined(of(w / z[1_c] - a[1_c] - b[1_c])).is_complete; }
static_assert(!sum_below_a_line());
}  // namespace
}  // namespace bptt::normal_form

// A definition that shares a function, and has more besides.
namespace bptt::normal_form {
namespace {
// clang-format off
constexpr struct k : parameter<struct k> {} k;
constexpr struct m : parameter<struct m> {} m;
constexpr struct v : variable<struct v> {} v;
// clang-format on
constexpr auto affine = unroll<1>(recurrence(v[t] = tanh(k) * m + k));
using in_affine = setting<std::remove_const_t<decltype(affine)>, by_exp::none>;
static_assert(next_to_inline(view_of<in_affine, decltype(v[0_c] - tanh(k))>) != nullptr &&
              next_to_inline(view_of<in_affine, decltype(v[0_c] - m)>) == nullptr);
}  // namespace
}  // namespace bptt::normal_form

// A name whose components are all equal counts as often as it has components.
namespace bptt::normal_form {
namespace {
// clang-format off
constexpr struct c : parameter<struct c> {} c;
constexpr struct h : variable<struct h, 3> {} h;
constexpr struct L : variable<struct L> {} L;
// clang-format on
constexpr auto equal_components = unroll<1>(recurrence(h[t] = broadcast<3>(tanh(c)), L[last] = sum(h[last])));
using there = setting<std::remove_const_t<decltype(equal_components)>, by_exp::none>;
static_assert(vanishes(with_next_inlined(view_of<there, decltype(sum(h[0_c]) - 3_c * tanh(c))>)) &&
              !vanishes(with_next_inlined(view_of<there, decltype(sum(h[0_c]) - tanh(c))>)) &&
              vanishes(with_next_inlined(view_of<there, decltype(dot(h[0_c], h[0_c]) - 3_c * square(tanh(c)))>)));
}  // namespace
}  // namespace bptt::normal_form

// a long net is no deep recursion of the compiler
namespace long_net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
// clang-format on
constexpr auto net = unroll<100>(recurrence(s[t] = tanh(w * s[t - 1_c] + x[t])));
static_assert(equivalent(net, s[99_c], tanh(w * s[98_c] + x[99_c])));
}  // namespace long_net
