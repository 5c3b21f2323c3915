// The machine: operation counts, number types, bindings of a call.
#include <bptt/machine.hpp>

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
static_assert(operations<decltype(k * k + k)> == 2 && operations<decltype(k * p)> == 3 && operations<decltype(M * p)> == 12);
static_assert(operations<decltype(tanh(M * p))> == 14 && operations<struct k> == 0);
static_assert(operations<decltype(x[t] + p)> == 3);

static_assert(std::is_same_v<needed_extents<7, struct x, shape<3>>::type, extents<7, 3>>);
static_assert(std::is_same_v<needed_extents<7, struct M, shape<2, 3>>::type, extents<2, 3>>);
static_assert(std::is_same_v<needed_extents<7, at<struct x, -1>, shape<3>>::type, extents<3>>);
static_assert(std::is_same_v<needed_extents<7, struct k, shape<>>::type, extents<>>);

static_assert(std::is_same_v<number_of<decltype(k(1.0)), decltype(p({1.0f, 2.0f, 3.0f}))>, double>);
static_assert(std::is_same_v<number_of<decltype(k(1)), decltype(p({1.0f, 2.0f, 3.0f}))>, float>);
static_assert(std::is_same_v<number_of<decltype(k(1))>, double> && std::is_same_v<number_of<>, double>);

static_assert(times_bound<struct k, struct p, struct k, struct k> == 2 && times_bound<struct k> == 0);
static_assert(net_reads<struct k, types<struct p, struct k>> && !net_reads<struct M, types<struct p, struct k>>);
}  // namespace
