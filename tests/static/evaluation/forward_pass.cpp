// Operation counts; states that are kept for as many steps as their lags, side by side in the workspace.
#include <bptt/callables/gradient.hpp>
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
static_assert(operations<decltype(tanh(M * p))> == 20 && operations<struct k> == 0);
static_assert(operations<decltype(x[t] + p)> == 3);
// what is read in place or moved costs nothing, a diagonal a scaling
static_assert(operations<decltype(segment<0, 2>(x[t]))> == 0 && operations<decltype(rows<0, 1>(M) * p)> == 6 &&
              operations<decltype(stop_gradient(p))> == 0);
static_assert(operations<decltype(concat(M * p, k * k, p))> == 13 && operations<decltype(pad<1, 9>(k * p))> == 3 &&
              operations<decltype(diag(k * p) * p)> == 6);

// the initial states of two ring buffers have their own places in them: a constant would see one that has not
inline constexpr struct y : input<y> {
} y;
inline constexpr struct r : variable<r> {
} r;
inline constexpr struct s : variable<s> {
} s;
inline constexpr struct E : variable<E> {
} E;
constexpr auto two_rings = unroll<4>(
    recurrence(r[t] = r[t - 1_c] + y[t], s[t] = s[t - 2_c] + 2_c * s[t - 1_c] + r[t], E[last] = s[last] + r[last]));
static_assert(gradient<codegen::step_loop>(two_rings, E, wrt(y))(y({1.0, 2.0, 3.0, 4.0}), r[-1_c](10.0), s[-1_c](100.0),
                                                                 s[-2_c](1000.0))[E] == 15169);
}  // namespace
