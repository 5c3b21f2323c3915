// How steps become code: operations are counted, and few of them are spelled out.
#include <bptt/operations.hpp>
#include <bptt/plan/code_generation.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3, 4> {} W;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct v : variable<v, 4> {} v;
inline constexpr struct s : variable<s> {} s;
// clang-format on
template <class E>
constexpr long long count(E) {
  return operations<E>;
}
static_assert(count(a) == 0 && count(a * a) == 1 && count(v[t] + v[t - 1_c]) == 4 && count(tanh(v[t])) == 4 * 4);
static_assert(count(W * v[t]) == 2 * 3 * 4 && count(a * v[t]) == 4 && count(tanh(W * v[t])) == 2 * 3 * 4 + 4 * 3);
static_assert(count(dot(v[t], v[t - 1_c])) == 4 && count(sum(tanh(v[t]))) == 5 * 4 && count(sum(v[t], t)) == 4 &&
              count(softmax_cross_entropy(v[t], v[t - 1_c])) == 5 * 4 && count(tanh(softmax(v[t]))) == 9 * 4 &&
              count(log_softmax(v[t])) == 5 * 4 && count(logsumexp(v[t])) == 5 * 4 && count(broadcast<4>(s[t])) == 4);
static_assert(count(square(v[t])) == 4 && count(abs(v[t])) == 4 && count(relu(v[t])) == 4 && count(1_c / v[t]) == 4 &&
              count(heaviside(v[t])) == 4 && count(sqrt(v[t])) == 16);
static_assert(count(segment<1, 2>(v[t])) == 0 && count(concat(tanh(v[t]), v[t])) == 16);  // pieces are moved
static_assert(count(diag(v[t]) * v[t]) == 4 && count(diag(tanh(v[t])) * v[t]) == 20);     // a scaling of rows

using two = types<decltype(s[t] = a * s[t - 1_c] + a), decltype(v[t] = tanh(v[t - 1_c]))>;
static_assert(operations_of_a_step<two> == 2 + 16);
// an equation of the end is none of a step, and a sum over time is one
static_assert(
    operations_of_a_step<types<decltype(s[last] = dot(v[last], v[last])),
                               equation<sum_over_time<square_of<ago<struct v, 0>>>, square_of<ago<struct v, 0>>>>> ==
    4);
constexpr int most = straight_line_limit / 18;
static_assert(is_spelled_out<codegen::automatic, two, most> && !is_spelled_out<codegen::automatic, two, most + 1>);
static_assert(is_spelled_out<codegen::straight_line, two, most + 1> && !is_spelled_out<codegen::step_loop, two, 1>);
// of a product with a token one column is read
// clang-format off
inline constexpr struct letter : token<letter, 4> {} letter;
// clang-format on
static_assert(operations<decltype(W * letter[t])> == 3 && operations<decltype(outer(v[t], letter[t]))> == 4);
}  // namespace
