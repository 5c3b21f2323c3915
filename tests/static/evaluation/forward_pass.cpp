// Operation counts.
#include <bptt/evaluation/forward_pass.hpp>

using namespace bptt::derivation;
using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct x : input<x, 3> {} x;
// clang-format on
// the operations of a formula; a product of n × m by m has 2·n·m
static_assert(operations<decltype(k * k + k)> == 2 && operations<decltype(k * p)> == 3 &&
              operations<decltype(M * p)> == 12);
static_assert(operations<decltype(tanh(M * p))> == 14 && operations<struct k> == 0);
static_assert(operations<decltype(x[t] + p)> == 3);
// what is read in place or moved costs nothing, a diagonal a scaling
static_assert(operations<decltype(segment<0, 2>(x[t]))> == 0 && operations<decltype(rows<0, 1>(M) * p)> == 6 &&
              operations<decltype(stop_gradient(p))> == 0);
static_assert(operations<decltype(concat(M * p, k * k, p))> == 13 && operations<decltype(pad<1, 9>(k * p))> == 3 &&
              operations<decltype(diag(k * p) * p)> == 6);
}  // namespace
