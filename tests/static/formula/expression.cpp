// What can stand in a formula, and its shape as a type and as a value.
#include <bptt/formula/expression.hpp>
#include <bptt/operations.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 3> {} W;
inline constexpr struct x : input<x, 3> {} x;
// clang-format on
static_assert(operand<struct W> && operand<ago<struct x, 1>> && operand<decltype(W * x[t])> && operand<literal<2>>);
static_assert(!operand<int> && !operand<step_index> && !operand<shape<3>>);
static_assert(shape_of(W) == shape<4, 3>{} && shape_of(W * x[t]) == shape<4>{} && !(shape_of(x[t]) == shape<4>{}));
static_assert(shape_of(W).rows == 4 && shape_of(W).cols == 3 && shape_of(W).size == 12 && shape_of(W).rank == 2);
static_assert(std::is_same_v<shape_t<decltype(transpose(W))>, shape<3, 4>>);
}  // namespace
