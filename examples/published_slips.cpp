// Four slips that were published in derivations of backpropagation through time, in blogs, answers and programs. All
// matrices are square, so that no size gives them away. With named axes the compiler refuses each as it is written;
// with sizes only, the proof tells it from what was meant.
#include <bptt/bptt.hpp>
#include <bptt/proof/difference.hpp>
#include <iostream>

namespace named {  // a hidden unit, an output and a feature are different things, and so is a hidden unit one step
                   // earlier
using namespace bptt;
// clang-format off
inline constexpr struct feature : axis<3> {} feature;
inline constexpr struct hidden : axis<3> {} hidden;
inline constexpr struct out : axis<3> {} out;
inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
inline constexpr struct U : parameter<U, hidden, feature> {} U;
inline constexpr struct V : parameter<V, out, hidden> {} V;
inline constexpr struct x : input<x, feature> {} x;
inline constexpr struct y : input<y, out> {} y;
inline constexpr struct z : variable<z, hidden> {} z;
inline constexpr struct h : variable<h, hidden> {} h;
inline constexpr struct q : variable<q, out> {} q;
inline constexpr struct L : variable<L> {} L;
inline constexpr struct delta_4 : variable<delta_4, hidden> {} delta_4;  // ∂L/∂z
inline constexpr struct delta_5 : variable<delta_5, out> {} delta_5;     // ∂L/∂q
// clang-format on
constexpr auto net = unroll<2>(recurrence(z[t] = W * h[t - 1_c] + U * x[t], h[t] = tanh(z[t]), q[t] = V * h[t],
                                          L[last] = sum(softmax_cross_entropy(q[t], y[t]), t)));

// (a) what goes back to the step before
static_assert(can_multiply(transpose(W), delta_4[t + 1_c]) && !can_multiply(W, delta_4[t + 1_c]));
// (b) ∂L/∂W as a sum over steps
static_assert(can_compare(derivative(net, L, W), sum(outer(delta_4[t], h[t - 1_c]), t)) &&
              !can_compare(derivative(net, L, W), sum(outer(delta_4[t], h[t]), t)));
// (c) ∂L/∂U
static_assert(can_compare(derivative(net, L, U), sum(outer(delta_4[t], x[t]), t)) &&
              !can_compare(derivative(net, L, U), sum(outer(delta_5[t], x[t]), t)));
// (d) what goes back through the layer of the outputs
static_assert(can_multiply(transpose(V), delta_5[t]) && !can_multiply(V, delta_5[t]));
// it was copied from a page on which V is transposed, as is every derivative: the other layout
static_assert(layout_of(net, q[1_c], h[1_c], V) == layout::numerator &&
              layout_of(net, q[1_c], h[1_c], transpose(V)) == layout::denominator);
}  // namespace named

namespace plain {  // the same net, and all that is known of a dimension is that it is 3
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct U : parameter<U, 3, 3> {} U;
inline constexpr struct V : parameter<V, 3, 3> {} V;
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct y : input<y, 3> {} y;
inline constexpr struct z : variable<z, 3> {} z;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct q : variable<q, 3> {} q;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<2>(recurrence(z[t] = W * h[t - 1_c] + U * x[t], h[t] = tanh(z[t]), q[t] = V * h[t],
                                          L[last] = sum(softmax_cross_entropy(q[t], y[t]), t)));

// δ₅ of the outputs, δ₄ of the hidden layer, the last step first
template <int k>
constexpr auto delta_5 = sum(y[hana::int_c<k>]) * softmax(q[hana::int_c<k>]) - y[hana::int_c<k>];
template <int k>
constexpr auto slope = 1_c - square(h[hana::int_c<k>]);
constexpr auto last_delta_4 = hadamard(transpose(V) * delta_5<1>, slope<1>);
constexpr auto first_delta_4 = hadamard(transpose(V) * delta_5<0> + transpose(W) * last_delta_4, slope<0>);

/// One story: what was published, and what the compiler proves of it and of what was meant.
template <class Derived, class Published, class Meant>
void tell(char const* what, Derived derived, Published published, Meant meant) {
  constexpr bool published_is_right = equivalent(Derived{}, Published{}),
                 meant_is_right = equivalent(Derived{}, Meant{});
  static_assert(!published_is_right && meant_is_right);
  std::cout << what << "\n  derived                   " << text(derived) << "\n  published                 "
            << text(published) << "\n  published minus derived   " << text(difference(published, derived))
            << "\n  meant, proved equal       " << text(meant) << "\n\n";
}

void tell_all() {
  tell("(a) dhnext = dhRaw * Whh: the transpose is missing", derivative(net, L, h[0_c]),
       transpose(V) * delta_5<0> + W * last_delta_4, transpose(V) * delta_5<0> + transpose(W) * last_delta_4);
  tell("(b) the outer product with h(t), where h(t-1) belongs", derivative(net, L, W),
       outer(last_delta_4, h[1_c]) + outer(first_delta_4, h[0_c]),
       outer(last_delta_4, h[0_c]) + outer(first_delta_4, h[-1_c]));
  tell("(c) delta of the layer above in dL/dU", derivative(net, L, U),
       outer(delta_5<1>, x[1_c]) + outer(delta_5<0>, x[0_c]),
       outer(last_delta_4, x[1_c]) + outer(first_delta_4, x[0_c]));
  tell("(d) V * delta, copied from a page with the other layout", derivative(net, L, z[1_c]),
       hadamard(V * delta_5<1>, slope<1>), hadamard(transpose(V) * delta_5<1>, slope<1>));
}
}  // namespace plain

int main() { plain::tell_all(); }
