// The law of calls, for everything that is called: however it is called, with or without a workspace, into a result,
// into an object or into places, the numbers are the same. A table of callables, and the law, once.
#pragma once
#include <array>
#include <bptt/callables.hpp>
#include <limits>

namespace calls {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct u : parameter<u, 2> {} u;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct s : variable<s, 2> {} s;
inline constexpr struct y : input<y> {} y;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr int T = 3, B = 3;
constexpr auto step = equations(h[t] = tanh(W * h[t - 1_c] + hadamard(u, x[t])));
constexpr auto net = unroll<T>(recurrence(step, L[last] = k * dot(h[last], h[last]) + mean(dot(h[t], x[t]), t)));
constexpr auto two_nets =
    chain(unroll<2>(recurrence(step)),
          unroll<T>(recurrence(s[t] = tanh(W * s[t - 1_c] + y[t] * u), L[last] = k * dot(s[last], u))),
          s[-1_c] = W * h[last]);

/// Numbers between −1 and 1, others for each `from`.
template <class N, std::size_t n>
constexpr std::array<N, n> some(unsigned from) {
  std::array<N, n> v{};
  for (N& number : v) {
    from = from * 1664525u + 1013904223u;
    number = static_cast<N>(static_cast<int>(from >> 16) - 32768) / N(32768);
  }
  return v;
}

// --- the table ----------------------------------------------------------------------------------
//
// A row says what is called, with what, and what can be read of the result: by `r[asked]`, of which all in `targets`
// must have a place and all in `others` may; and by `r.value(asked)`.

struct of_one {
  template <class N>
  static constexpr auto call(auto const& f, unsigned n) {
    return f(W(some<N, 4>(n)), u(some<N, 2>(n + 1)), k(some<N, 1>(n + 2)), x(some<N, T * 2>(n + 3)),
             h[-1_c](some<N, 2>(n + 4)));
  }
  static constexpr auto others(auto const& f) { return f(L); }
  static constexpr auto values(auto const& f) { return f(h[last], h[t], L); }
  static constexpr bool is_evaluation = false;
};
struct all_targets : of_one {
  static constexpr auto targets(auto const& f) { return f(W, k, x, h[-1_c], W[t], h[t], h[last]); }
};
constexpr auto wanted = wrt(W, k, x, h[-1_c], W[t], h[t], h[last]);
constexpr auto handed_out = also(h[last], h[t], L);

struct straight_line : all_targets {
  static constexpr auto g = gradient<codegen::straight_line>(net, L, wanted, handed_out);
};
struct step_loop : all_targets {
  static constexpr auto g = gradient<codegen::step_loop>(net, L, wanted, handed_out);
};
struct recomputing : all_targets {
  static constexpr auto g = gradient(net, L, wanted, handed_out, recompute<2>);
};
struct within_bytes : all_targets {
  static constexpr auto g = gradient(net, L, wanted, handed_out, within<10000>);
};
struct forward : of_one {
  static constexpr auto g = forward_gradient(net, L, wrt(x, h[-1_c]));
  static constexpr auto targets(auto const& f) { return f(x, h[-1_c]); }
  static constexpr auto values(auto const& f) { return f(); }
};
struct hessian : of_one {
  static constexpr auto g = hessian_vector_product(net, L, wrt(W, u, h[-1_c]));
  template <class N>
  static constexpr auto call(auto const& f, unsigned n) {
    auto const with_tangents = [&](auto const&... bound) {
      return f(bound..., tangent(W)(some<N, 4>(n + 5)), tangent(u)(some<N, 2>(n + 6)),
               tangent(h)[-1_c](some<N, 2>(n + 7)));
    };
    return of_one::call<N>(with_tangents, n);
  }
  static constexpr auto targets(auto const& f) { return f(W, u, h[-1_c]); }
  static constexpr auto others(auto const& f) { return f(L, tangent(L)); }
  static constexpr auto values(auto const& f) { return f(); }
};
struct evaluated : of_one {
  static constexpr auto g = evaluate(net);
  static constexpr auto targets(auto const& f) { return f(h[t], L); }
  static constexpr auto others(auto const& f) { return f(h[last], h[1_c]); }
  static constexpr auto values(auto const& f) { return f(); }
  static constexpr bool is_evaluation = true;
};

template <class Row>
struct batch_row : Row {
  template <class N>
  static constexpr auto call(auto const& f, unsigned n) {
    return f(W(some<N, 4>(n)), u(some<N, 2>(n + 1)), k(some<N, B>(n + 2)), x(some<N, B * T * 2>(n + 3)),
             h[-1_c](some<N, B * 2>(n + 4)));
  }
};
struct of_batch : batch_row<all_targets> {
  static constexpr auto g = gradient(batch<B>(net), L, wanted, handed_out);
};
struct evaluated_batch : batch_row<evaluated> {
  static constexpr auto g = evaluate(batch<B>(net));
};
/// The same with sequences of different lengths. The result is of the same type.
template <class Row>
struct of_lengths : Row {
  template <class N>
  static constexpr auto call(auto const& f, unsigned n) {
    auto const with_lengths = [&](auto const&... bound) { return f(bound..., lengths({1, 3, 2})); };
    return Row::template call<N>(with_lengths, n);
  }
};

struct of_chain {
  template <class N>
  static constexpr auto call(auto const& f, unsigned n) {
    return f(W(some<N, 4>(n)), u(some<N, 2>(n + 1)), k(some<N, 1>(n + 2)), x(some<N, 2 * 2>(n + 3)),
             h[-1_c](some<N, 2>(n + 4)), y(some<N, T>(n + 5)));
  }
};
struct both_nets : of_chain {
  static constexpr auto g = gradient(two_nets, L, wrt(W, x, u, h[-1_c], y, h[t], s[-1_c], k), also(h[last], s[t]));
  static constexpr auto targets(auto const& f) { return f(W, x, u, h[-1_c], y, h[t], s[-1_c], k); }
  static constexpr auto others(auto const& f) { return f(L); }
  static constexpr auto values(auto const& f) { return f(h[last], s[t]); }
  static constexpr bool is_evaluation = false;
};
struct evaluated_chain : of_chain {
  static constexpr auto g = evaluate(two_nets);
  static constexpr auto targets(auto const& f) { return f(h[t], s[t], L); }
  static constexpr auto others(auto const& f) { return f(h[last], s[1_c]); }
  static constexpr auto values(auto const& f) { return f(); }
  static constexpr bool is_evaluation = true;
};

// --- the law ------------------------------------------------------------------------------------

template <class Row, class N>
struct law {
  static constexpr auto g = Row::g;
  template <class F>
  static constexpr auto call(F const& f, unsigned from = 1) {
    return Row::template call<N>(f, from);
  }
  [[gnu::noinline]] static constexpr auto result(unsigned from = 1) {
    return call([](auto const&... b) { return g(b...); }, from);
  }
  using result_type = decltype(result());
  using workspace_type = workspace<decltype(g), N>;
  static_assert(std::is_empty_v<std::remove_const_t<decltype(g)>> && std::is_same_v<typename result_type::number, N> &&
                sizeof(workspace_type) == workspace_bytes<decltype(g), N>);
  static_assert(std::is_same_v<result_type, typename decltype(call([](auto const&... b) {
                                 return std::type_identity<bptt::result_type<decltype(g), N, decltype(b)...>>{};
                               }))::type>);

  // numbers of a result, and as many places; a forward value as forward_value<asked>
  template <class Asked>
  static constexpr auto read(result_type const& r, Asked asked) {
    return r[asked];
  }
  template <class Asked>
  static constexpr auto read(result_type const& r, numeric::forward_value<Asked>) {
    return r.value(Asked{});
  }
  static constexpr N * collect(N * to, auto const& view) {
    if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(view)>>)
      *to++ = view;
    else if constexpr (requires { view.begin(); })
      for (auto const& number : view) *to++ = number;
    else
      for (std::size_t b = 0; b < static_cast<std::size_t>(view.sequences()); ++b) to = collect(to, view[b]);
    return to;
  }
  template <class Asked>
  struct buffer {
    using key = typename result_type::template written_to<Asked>;
    std::array<N, static_cast<std::size_t>(result_type::template extents_of<key>::size)> numbers{};
    constexpr buffer() { numbers.fill(std::numeric_limits<N>::quiet_NaN()); }
    /// Are the numbers those of a result? All of them are, and none is NaN.
    constexpr bool are_of(result_type const& r) const {
      auto want = numbers;
      return collect(want.data(), read(r, Asked{})) == want.data() + want.size() && numbers == want;
    }
  };
  template <class... Asked>
  struct buffers : buffer<Asked>... {
    constexpr explicit buffers() = default;
    constexpr explicit buffers(result_type const& r) {
      (collect(buffer<Asked>::numbers.data(), read(r, Asked{})), ...);
    }
    constexpr bool are_of(result_type const& r) const { return (buffer<Asked>::are_of(r) && ...); }
    /// The places as a caller writes them.
    template <class... Key, class... Value>
    constexpr auto places(types<Key...>, types<Value...>) {
      if constexpr (sizeof...(Value) > 0)
        return to(Key{}(buffer<Key>::numbers)..., also(Value{}(buffer<numeric::forward_value<Value>>::numbers)...));
      else
        return to(Key{}(buffer<Key>::numbers)...);
    }
  };
  using targets = decltype(Row::targets([](auto... asked) { return types<decltype(asked)...>{}; }));
  using others = decltype(Row::others([](auto... asked) { return types<decltype(asked)...>{}; }));
  using values = decltype(Row::values([](auto... asked) { return types<decltype(asked)...>{}; }));
  using all = bptt::list::concat<targets, others>;
  template <class... Key, class... Value>
  static buffers<Key..., numeric::forward_value<Value>...> buffers_for(types<Key...>, types<Value...>);

  /// g.into(to, bindings...), in a workspace or without: does it return the loss, where there is one?
  [[gnu::noinline]] static constexpr bool into(result_type const& want, auto&& to, auto&... memory) {
    if constexpr (Row::is_evaluation) {
      static_assert(std::is_void_v<decltype(call([&](auto const&... b) { return g.into(to, memory..., b...); }))>);
      call([&](auto const&... b) { g.into(to, memory..., b...); });
      return true;
    } else {
      return call([&](auto const&... b) { return g.into(to, memory..., b...); }) == want[L];
    }
  }
  template <class Keys>
  static constexpr bool into_places(result_type const& want, Keys keys, auto&... memory) {
    decltype(buffers_for(keys, values{})) given{};
    return into(want, given.places(keys, values{}), memory...) && given.are_of(want);
  }
  /// Do all that can be read of two results agree?
  static constexpr bool agree(result_type const& a, result_type const& b) {
    return decltype(buffers_for(all{}, values{}))(a).are_of(b);
  }

  /// No result, and no places: it hands out numbers.
  struct object {
    result_type held;
    template <class Key>
    constexpr N * numbers() {
      return held.template numbers<Key>();
    }
  };

  /// The name of the first law that does not hold; null if all hold. `spoil` makes all bytes of a workspace NaN.
  template <class Spoil>
  static constexpr char const * broken(workspace_type& memory, Spoil const& spoil) {
    result_type const want = result();
    if (!agree(want, want)) return "a number is NaN";
    result_type r = result(5);
    if (agree(r, want)) return "the result depends on what is bound";
    if (!into(want, r) || !agree(r, want)) return "into(result)";
    spoil(memory);
    r = call([&](auto const&... b) { return g(memory, b...); });
    if (!agree(r, want)) return "a call in a workspace";
    r = result(5);
    spoil(memory);
    if (!into(want, r, memory) || !agree(r, want)) return "into(result) in a workspace";
    spoil(memory);
    if (!into_places(want, all{}, memory)) return "into(places for all) in a workspace";
    if constexpr (std::is_same_v<N, double>) {  // what does not depend on the type of the numbers
      object o{result(5)};
      if (!into(want, o) || !decltype(buffers_for(targets{}, values{}))(o.held).are_of(want)) return "into(object)";
      if (!into_places(want, targets{})) return "into(places that are needed)";
      if constexpr (Row::is_evaluation)
        if (!into_places(want, others{}, memory)) return "into(places for some)";
    }
    return nullptr;
  }
  static constexpr bool holds() {
    workspace_type memory;
    return broken(memory, [](auto&) {}) == nullptr;
  }
};

using table = types<straight_line, step_loop, recomputing, within_bytes, forward, hessian, evaluated, of_batch,
                    of_lengths<of_batch>, evaluated_batch, of_lengths<evaluated_batch>, both_nets, evaluated_chain>;

}  // namespace calls
