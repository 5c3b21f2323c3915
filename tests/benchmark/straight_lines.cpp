// One gradient of a small net, its steps spelled out or in a loop: what tests/benchmark/straight_lines compiles and
// times.
//   -DNET=ar2|sir|tanh_net|elman<2>|elman<3> -DSTEPS=T -DCODE=straight_line|step_loop|automatic -DNAME=a function's
//   name
// With -DTIMED it is the program that times two such functions, `spelled_out` and `looped`, in turns.
#ifndef TIMED
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : input<y> {} y;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct i : variable<i> {} i;
inline constexpr struct r : variable<r> {} r;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto squared_error = [](auto v) { return L[last] = sum(square(v - y[t]), t); };

/// Linear prediction from the two values before.
struct ar2 {
  static constexpr auto step = recurrence(s[t] = a * s[t - 1_c] + b * s[t - 2_c] + x[t], squared_error(s[t]));
  template <class G>
  static double call(G g, double const* in) {
    auto const q =
        g(a(in[0]), b(in[1]), s[-1_c](in[2]), s[-2_c](in[3]), x(std::span<double const, STEPS>(in + 4, STEPS)),
          y(std::span<double const, STEPS>(in + 4 + STEPS, STEPS)));
    return q[L] + q[a] + q[b];
  }
};
/// An epidemic: who can fall ill, who is ill, who was.
struct sir {
  static constexpr auto caught = a * s[t - 1_c] * i[t - 1_c];
  static constexpr auto step = recurrence(s[t] = s[t - 1_c] - caught, i[t] = i[t - 1_c] + caught - b * i[t - 1_c],
                                          r[t] = r[t - 1_c] + b * i[t - 1_c], squared_error(i[t] + x[t] * r[t]));
  template <class G>
  static double call(G g, double const* in) {
    auto const q =
        g(a(in[0]), b(in[1]), s[-1_c](in[2]), i[-1_c](in[3]), r[-1_c](in[0]),
          x(std::span<double const, STEPS>(in + 4, STEPS)), y(std::span<double const, STEPS>(in + 4 + STEPS, STEPS)));
    return q[L] + q[a] + q[b];
  }
};
/// A net of one unit.
struct tanh_net {
  static constexpr auto step = recurrence(s[t] = tanh(a * x[t] + b * s[t - 1_c]), L[last] = square(s[last] - y[last]));
  template <class G>
  static double call(G g, double const* in) {
    auto const q = g(a(in[0]), b(in[1]), s[-1_c](in[2]), x(std::span<double const, STEPS>(in + 4, STEPS)),
                     y(std::span<double const, STEPS>(in + 4 + STEPS, STEPS)));
    return q[L] + q[a] + q[b];
  }
};
/// An Elman net of H units.
template <int H>
struct elman {
  // clang-format off
  struct X : input<X, H> {};
  struct Y : input<Y, H> {};
  struct U : parameter<U, H, H> {};
  struct W : parameter<W, H, H> {};
  struct c : parameter<c, H> {};
  struct V : parameter<V, H, H> {};
  struct h : variable<h, H> {};
  // clang-format on
  static constexpr auto step = recurrence(h{}[t] = tanh(U{} * X{}[t] + W{} * h{}[t - 1_c] + c{}),
                                          L[last] = sum(softmax_cross_entropy(V{} * h{}[t], Y{}[t]), t));
  template <class G>
  static double call(G g, double const* in) {
    using matrix = std::span<double const, H * H>;
    using vector = std::span<double const, H>;
    using inputs = std::span<double const, H * STEPS>;
    auto const q = g(U{}(matrix(in, H * H)), W{}(matrix(in + 3, H * H)), V{}(matrix(in + 6, H * H)), c{}(vector(in, H)),
                     h{}[-1_c](vector(in + 2, H)), X{}(inputs(in + 4, H * STEPS)), Y{}(inputs(in + 5, H * STEPS)));
    return q[L] + q[U{}](1, 1) + q[W{}](0, 1) + q[V{}](1, 0) + q[c{}](0);
  }
  static constexpr auto targets = wrt(U{}, W{}, V{}, c{});
};
template <class Net>
constexpr auto targets_of() {
  if constexpr (requires { Net::targets; })
    return Net::targets;
  else
    return wrt(a, b);
}
constexpr auto g = gradient<codegen::CODE>(unroll<STEPS>(NET::step), L, targets_of<NET>());
}  // namespace net

/// The loss and the sum of some gradients, of numbers of which there are 6 + 3·STEPS at least.
double NAME(double const* in) { return net::NET::call(net::g, in); }
#ifdef ASKED
/// Which of the two the library chooses.
bool is_spelled_out() {
  return bptt::numeric::is_spelled_out<bptt::codegen::automatic, decltype(net::g)::plan::all_forward_equations, STEPS>;
}
#endif
#else
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

double spelled_out(double const*);
double looped(double const*);
bool is_spelled_out();

int main() {
  std::vector<double> in(16 + 3 * STEPS);
  for (std::size_t k = 0; k < in.size(); ++k) in[k] = 0.3 + 0.2 * std::sin(1.3 * static_cast<double>(k));
  double const one = spelled_out(in.data()), other = looped(in.data());
  if (!(std::abs(one - other) <= 1e-9 * std::abs(one))) std::abort();
  double least[2]{1e9, 1e9};
  int const calls = 20000 / STEPS + 1;
  for (int turn = 0; turn < 200; ++turn)
    for (int which = 0; which < 2; ++which) {
      auto const start = std::chrono::steady_clock::now();
      double sum = 0;
      for (int k = 0; k < calls; ++k) sum += in[0] = 0.3 + 1e-9 * (which ? looped(in.data()) : spelled_out(in.data()));
      std::chrono::duration<double, std::nano> const taken = std::chrono::steady_clock::now() - start;
      if (std::isnan(sum)) std::abort();
      if (taken.count() < least[which] * calls) least[which] = taken.count() / calls;
    }
  std::printf("%.1f %.1f %s\n", least[0], least[1], is_spelled_out() ? "spelled out" : "loop");
}
#endif
