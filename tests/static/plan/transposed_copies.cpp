// Transposed copies: of matrices that a step multiplies by a vector, unless they are large or the steps are few.
#include <bptt/operations.hpp>
#include <bptt/plan/transposed_copies.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct U : parameter<U, 4, 1> {} U;
inline constexpr struct large : parameter<large, 65, 64> {} large;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct q : variable<q, 65> {} q;
inline constexpr struct x : input<x, 1> {} x;
inline constexpr struct y : input<y, 64> {} y;
// clang-format on
using equations =
    types<decltype(h[t] = tanh(W * h[t - 1_c] + W * h[t - 2_c] + U * x[t])), decltype(q[t] = large * y[t])>;
static_assert(std::is_same_v<transposed_copies<equations, 4>, types<transposed_copy<struct W>>>);  // each once
static_assert(std::is_same_v<transposed_copies<equations, 3>, types<>>);
static_assert(std::is_same_v<transposed_copies<equations, 4, 65 * 64>,
                             types<transposed_copy<struct W>, transposed_copy<struct large>>>);
static_assert(std::is_same_v<transposed_copy<struct large>::shape, shape<64, 65>>);
static_assert(is_transposed_copy<transposed_copy<struct W>> && !is_transposed_copy<struct W>);
// of a product with a token one column is read
// clang-format off
inline constexpr struct e : token<e, 4> {} e;
// clang-format on
static_assert(std::is_same_v<transposed_copies<types<decltype(h[t] = W * e[t])>, 9>, types<>>);
// the transpose of a matrix is read as it stands
static_assert(std::is_same_v<transposed_copies<types<decltype(h[t] = transpose(W) * h[t - 1_c])>, 9>, types<>>);
}  // namespace
