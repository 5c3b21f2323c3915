// Symbols and the references to them.
#include <bptt/formula/symbol.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct W : parameter<W, 4, 3> {} W;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
// a token: an input, known to be a one-hot vector
// clang-format off
inline constexpr struct letter : token<letter, 26> {} letter;
// clang-format on
static_assert(shape_of(letter[t]) == shape<26>{} && has_role<struct letter>(role::input));
static_assert(is_one_hot<struct letter> && is_one_hot<ago<struct letter, 1>> && is_one_hot<at<struct letter, -1>> &&
              !is_one_hot<struct x> && !is_one_hot<ago<struct x, 0>> && !is_one_hot<bar<struct E, struct letter>>);

static_assert(same(h[t], ago<struct h, 0>{}));
static_assert(same(h[t - 0_c], ago<struct h, 0>{}));
static_assert(same(h[t + 0_c], ago<struct h, 0>{}));
static_assert(same(h[t - 2_c], ago<struct h, 2>{}));
static_assert(same(h[last], at_last<struct h>{}));
static_assert(same(h[0_c], at<struct h, 0>{}));
static_assert(same(h[12_c], at<struct h, 12>{}));
static_assert(same(h[-1_c], at<struct h, -1>{}));
static_assert(same(x[t - 1_c], ago<struct x, 1>{}));
static_assert(same(W[2_c], at<struct W, 2>{}));
static_assert(same(h[hana::int_c<3>], h[3_c]));
static_assert(same(h[hana::size_c<3>], h[3_c]));

// clang-format off
inline constexpr struct b : parameter<b, sizeof(int[5]) / sizeof(int)> {} b;
// clang-format on
static_assert(shape_of(b) == shape<5>{});  // whatever the type of a length
static_assert(shape_of(x) == shape<3>{} && shape_of(W) == shape<4, 3>{} && shape_of(k) == shape<>{});
static_assert(shape_of(h[t - 1_c]) == shape<4>{} && shape_of(h[last]) == shape<4>{} && shape_of(h[0_c]) == shape<4>{});
static_assert(shape_of(bar<struct E, struct W>{}) == shape<4, 3>{});
static_assert(shape_of(ahead<bar<struct E, struct h>, 1>{}) == shape<4>{});

static_assert(has_role<struct x>(role::input) && has_role<struct W>(role::parameter));
static_assert(has_role<struct k>(role::constant) && has_role<struct h>(role::variable));
static_assert(!has_role<struct h>(role::input) && !has_role<ago<struct h, 0>>(role::variable) &&
              !has_role<int>(role::input));
static_assert(is_symbol<struct W> && !is_symbol<ago<struct h, 0>> && !is_symbol<double>);
static_assert(is_reference<ago<struct h, 1>> && is_reference<at<struct h, 1>> && is_reference<at_last<struct h>>);
static_assert(!is_reference<struct W>);
static_assert(std::is_same_v<symbol_of<ago<struct h, 1>>, struct h> && std::is_same_v<symbol_of<struct W>, struct W>);
static_assert(operand<struct W> && operand<ago<struct h, 1>> && !operand<double>);

// v[t] = ... is an equation, and assigns nothing
static_assert(same(h[t] = h[t - 1_c], equation<ago<struct h, 0>, ago<struct h, 1>>{}));
static_assert(same(h[t] = h[t], equation<ago<struct h, 0>, ago<struct h, 0>>{}));
static_assert(same(E[last] = k, equation<at_last<struct E>, struct k>{}));
static_assert(same(h[last] = h[last], equation<at_last<struct h>, at_last<struct h>>{}));
static_assert(definition_conforms<struct h, shape<4>, struct x, shape<4>> &&
              !definition_conforms<struct h, shape<4>, struct x, shape<3>>);

template <class... S>
constexpr bool all_empty(S...) {
  return (std::is_empty_v<S> && ...);
}
static_assert(all_empty(x, W, k, h, h[t], h[t - 1_c], h[last], h[-1_c], t - 1_c, h[t] = h[t]));
}  // namespace
