// The library's gradient of GradBench's LSTM, and its loss alone.
#include <bptt/callables/value.hpp>
#include <span>

#include "gradbench_job.hpp"

namespace contest {
namespace gradbench_net {

using namespace bptt;
inline constexpr int b = 14;
// clang-format off
inline constexpr struct x : input<x, b> {} x;
inline constexpr struct y : input<y, b> {} y;
inline constexpr struct w_in : parameter<w_in, b> {} w_in;
inline constexpr struct w_out : parameter<w_out, b> {} w_out;
inline constexpr struct b_out : parameter<b_out, b> {} b_out;
inline constexpr struct p : variable<p, b> {} p;
inline constexpr struct L : variable<L> {} L;
// clang-format on

/// A layer: layer<0> reads the characters, the others the layer below.
template <int k>
struct layer {
  // clang-format off
  struct W_f : parameter<W_f, b> {};
  struct W_i : parameter<W_i, b> {};
  struct W_o : parameter<W_o, b> {};
  struct W_g : parameter<W_g, b> {};
  struct b_f : parameter<b_f, b> {};
  struct b_i : parameter<b_i, b> {};
  struct b_o : parameter<b_o, b> {};
  struct b_g : parameter<b_g, b> {};
  struct f : variable<f, b> {};
  struct i : variable<i, b> {};
  struct o : variable<o, b> {};
  struct g : variable<g, b> {};
  struct c : variable<c, b> {};
  struct h : variable<h, b> {};
  // clang-format on
  static constexpr auto read() {
    if constexpr (k == 0)
      return hadamard(w_in, x[t]);
    else
      return typename layer<k - 1>::h{}[t];
  }
  static constexpr auto parameters = types<W_f, W_i, W_o, W_g, b_f, b_i, b_o, b_g>{};
  static constexpr auto step = [] {
    constexpr auto q = read();
    constexpr auto before = h{}[t - 1_c];
    return equations(f{}[t] = sigmoid(hadamard(W_f{}, q) + b_f{}), i{}[t] = sigmoid(hadamard(W_i{}, before) + b_i{}),
                     o{}[t] = sigmoid(hadamard(W_o{}, q) + b_o{}), g{}[t] = tanh(hadamard(W_g{}, before) + b_g{}),
                     c{}[t] = hadamard(c{}[t - 1_c], f{}[t]) + hadamard(i{}[t], g{}[t]),
                     h{}[t] = hadamard(o{}[t], tanh(c{}[t])));
  }();
};

template <class Job, class Layers = std::make_integer_sequence<int, Job::l>>
struct model;
template <class Job, int... k>
struct model<Job, std::integer_sequence<int, k...>> {
  static constexpr auto net =
      unroll<Job::T>(recurrence(layer<k>::step..., p[t] = hadamard(w_out, typename layer<Job::l - 1>::h{}[t]) + b_out,
                                L[last] = mean(sum(y[t]) * log(2_c + sum(exp(p[t]))) - dot(y[t], p[t]), t) / 14_c));
  static constexpr auto gradient = []<class... Parameter>(types<Parameter...>) {
    return bptt::gradient(net, L, wrt(Parameter{}..., w_in, w_out, b_out));
  }(list::concat<std::remove_const_t<decltype(layer<k>::parameters)>...>{});

  static constexpr auto value = bptt::value(net, L);

  /// f(bindings...)
  template <class F>
  static auto bound(Job const& job, F f) {
    auto const of_layer = [&]<int n, class... Parameter>(std::integral_constant<int, n>, types<Parameter...>) {
      return [&]<std::size_t... i>(std::index_sequence<i...>) {
        auto const& main = job.main_parameters[n];
        auto const& state = job.state[n];
        return std::tuple(Parameter{}(main[i])..., typename layer<n>::h{}[-1_c](state[0]),
                          typename layer<n>::c{}[-1_c](state[1]));
      }
      (std::make_index_sequence<sizeof...(Parameter)>{});
    };
    double const *const first = job.sequence[0].data(), *const second = job.sequence[1].data();
    std::size_t const n = Job::T * b;
    return std::apply(
        f, std::tuple_cat(of_layer(std::integral_constant<int, k>{}, layer<k>::parameters)...,
                          std::tuple(w_in(job.extra_parameters[0]), w_out(job.extra_parameters[1]),
                                     b_out(job.extra_parameters[2]), x(std::span(first, n)), y(std::span(second, n)))));
  }
};

template <class Job>
struct generated {
  using of = model<Job>;
  Job const& job;
  workspace<decltype(of::gradient)> memory;
  explicit generated(Job const& of_job) : job(of_job) {}
  auto run() {
    return of::bound(job, [&](auto const&... binding) { return of::gradient(memory, binding...); });
  }
  template <class Result>
  contest::answer answer(Result const& r) const {
    contest::answer all{{r[L]}};
    auto const add = [&](auto const& row) { all.emplace_back(row.begin(), row.end()); };
    [&]<int... k>(std::integer_sequence<int, k...>) {
      ([&]<class... Parameter>(types<Parameter...>) { (add(r[Parameter{}]), ...); }(layer<k>::parameters), ...);
    }
    (std::make_integer_sequence<int, Job::l>{});
    add(r[w_in]), add(r[w_out]), add(r[b_out]);
    return all;
  }
};

template <class Job>
struct loss_generated {
  using of = model<Job>;
  Job const& job;
  workspace<decltype(of::value)> memory;
  explicit loss_generated(Job const& of_job) : job(of_job) {}
  double run() {
    return of::bound(job, [&](auto const&... binding) { return of::value.into(to(), memory, binding...); });
  }
  contest::answer answer(double loss) const { return {{loss}}; }
};

#ifdef LAYERS  // for what compiling so many costs, one gradient
bool const entered = enter<generated<gradbench_job<LAYERS, 1024>>, gradbench_job<LAYERS, 1024>>("generated");
#else
bool const entered = enter_gradbench<generated, loss_generated>("generated");
#endif

}  // namespace gradbench_net
}  // namespace contest
