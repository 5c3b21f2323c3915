// The arguments of a call by their types: what stands before the bindings, and the bindings that a block stands for.
#include <bptt/callables.hpp>
#include <type_traits>

namespace arguments {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct u : parameter<u, 2> {} u;
inline constexpr struct not_read : parameter<not_read> {} not_read;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = W * h[t - 1_c] + x[t] * u, L[last] = sum(h[last])));
constexpr auto g = gradient(batch<3>(net), L, wrt(W));
using callable = std::remove_const_t<decltype(g)>;

/// A block that is no `parameters<...>`: what has symbols and their numbers.
struct two_symbols {
  using number = double;
  using symbols = types<struct W, struct not_read, struct u>;
  double of_W[4]{1, 2, 3, 4}, of_u[2]{5, 6};
  template <class S>
  constexpr auto * numbers() const {
    if constexpr (std::is_same_v<S, struct W>)
      return &of_W[0];
    else
      return &of_u[0];
  }
};
using numeric::call_of, numeric::leading_arguments, numeric::part_of_block;
using memory = workspace<callable, double, 4>;
using binding_of_x = decltype(x({1.0}));
struct runs {
  void operator()(int, auto const&) const {}
};
using four = decltype(parts<4>(runs{}));

// with and without parts and a workspace, which has a name
static_assert(leading_arguments<four, memory&, binding_of_x>::parts == 4 &&
              std::is_same_v<leading_arguments<four, memory&, binding_of_x>::workspace, memory>);
static_assert(leading_arguments<four&, binding_of_x>::parts == 4 && leading_arguments<memory&>::parts == 0 &&
              std::is_same_v<leading_arguments<four const&, binding_of_x>::workspace, void> &&
              std::is_same_v<leading_arguments<memory, binding_of_x>::workspace, void>);
static_assert(std::is_same_v<leading_arguments<four, memory&, binding_of_x const&, two_symbols&>::bound,
                             types<binding_of_x, two_symbols>>);

// of a block what the net reads, with as many numbers as each symbol has, in the order of the arguments
using of_W = numeric::binding<struct W, part_of_block<double const, 4>>;
using of_u = numeric::binding<struct u, part_of_block<double const, 2>>;
static_assert(
    std::is_same_v<call_of<callable, two_symbols const&, binding_of_x>::bindings, types<of_W, of_u, binding_of_x>>);
static_assert(
    std::is_same_v<call_of<callable, memory&, binding_of_x, two_symbols>::bindings, types<binding_of_x, of_W, of_u>>);
static_assert(std::is_same_v<call_of<callable, binding_of_x>::bindings, types<binding_of_x>>);
// a call that is given a workspace has none on the stack
static_assert(numeric::stack_in_call<call_of<callable, memory&, two_symbols, binding_of_x>>::bytes == 0 &&
              numeric::stack_in_call<call_of<callable, two_symbols, binding_of_x>>::bytes ==
                  workspace_bytes<callable> &&
              numeric::stack_in_call<call_of<callable, four, two_symbols, binding_of_x>>::bytes ==
                  workspace_bytes<callable, double, 4>);

constexpr two_symbols block{};
constexpr auto as_block = evaluate(net)(block, x({0.5, 1.0}), h[-1_c]({1.0, -1.0}));
constexpr auto by_name = evaluate(net)(W({{1.0, 2.0}, {3.0, 4.0}}), u({5.0, 6.0}), x({0.5, 1.0}), h[-1_c]({1.0, -1.0}));
static_assert(as_block[h[last]](0) == by_name[h[last]](0) && as_block[L] == by_name[L] && as_block[L] == 29);
}  // namespace arguments
