// The Elman nets of truth/: D inputs, H hidden units, C classes.
#pragma once
#include <bptt/bptt.hpp>

namespace truth_of_vectors {
using namespace bptt;

template <int D, int H, int C>
struct elman {
  // clang-format off
  static constexpr struct x_ : input<x_, D> {} x{};
  static constexpr struct y_ : input<y_, C> {} y{};
  static constexpr struct one_y_ : constant<one_y_, C> {} one_y{};  // where there is a target of the end alone
  static constexpr struct U_ : parameter<U_, H, D> {} U{};
  static constexpr struct W_ : parameter<W_, H, H> {} W{};
  static constexpr struct b_ : parameter<b_, H> {} b{};
  static constexpr struct V_ : parameter<V_, C, H> {} V{};
  static constexpr struct c_ : parameter<c_, C> {} c{};
  static constexpr struct z_ : variable<z_, H> {} z{};
  static constexpr struct s_ : variable<s_, H> {} s{};
  static constexpr struct q_ : variable<q_, C> {} q{};
  static constexpr struct o_ : variable<o_, C> {} o{};
  static constexpr struct E_ : variable<E_> {} E{};
  // clang-format on

  static constexpr auto many_to_one =
      recurrence(z[t] = U * x[t] + W * s[t - 1_c] + b, s[t] = tanh(z[t]), q[last] = V * s[last] + c,
                 E[last] = softmax_cross_entropy(q[last], one_y));

  static constexpr auto many_to_many =
      recurrence(z[t] = U * x[t] + W * s[t - 1_c] + b, s[t] = tanh(z[t]), q[t] = V * s[t] + c,
                 E[last] = sum(softmax_cross_entropy(q[t], y[t]), t));

  static constexpr auto with_probabilities =
      recurrence(z[t] = U * x[t] + W * s[t - 1_c] + b, s[t] = tanh(z[t]), q[t] = V * s[t] + c, o[t] = softmax(q[t]),
                 E[last] = sum(cross_entropy(o[t], y[t]), t));
};
}  // namespace truth_of_vectors
