// What a call binds: extents, the type of the numbers, keys bound once.
#include <bptt/binding/sources.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct g : variable<g> {} g;
// clang-format on
static_assert(std::is_same_v<needed_extents<7, struct x, shape<3>>::type, extents<7, 3>>);
static_assert(std::is_same_v<needed_extents<7, struct M, shape<2, 3>>::type, extents<2, 3>>);
static_assert(std::is_same_v<needed_extents<7, at<struct x, -1>, shape<3>>::type, extents<3>>);
static_assert(std::is_same_v<needed_extents<7, struct k, shape<>>::type, extents<>>);

static_assert(std::is_same_v<number_of<decltype(k(1.0)), decltype(p({1.0f, 2.0f, 3.0f}))>, double>);
static_assert(std::is_same_v<number_of<decltype(k(1)), decltype(p({1.0f, 2.0f, 3.0f}))>, float>);
static_assert(std::is_same_v<number_of<decltype(k(1))>, double> && std::is_same_v<number_of<>, double>);

static_assert(list::times<struct k, types<struct p, struct k, struct k>> == 2 && list::times<struct k, types<>> == 0);
static_assert(net_reads<struct k, types<struct p, struct k>> && !net_reads<struct M, types<struct p, struct k>>);
static_assert(shape_of(M) == shape<2, 3>{} && shape_of(x) == shape<3>{});

// what is bound after the last step is that of a step beyond it
static_assert(std::is_same_v<key_in<7, decltype(g[last + 2_c](1.0))>, at<struct g, 8>> &&
              std::is_same_v<key_in<7, decltype(k(1.0))>, struct k>);
constexpr double pv[] = {1, 2, 3};
constexpr auto k_bound = k(2);
constexpr auto p_bound = p(pv);
constexpr double sum_of_sources() {
  sources<7, double, std::remove_const_t<decltype(k_bound)>, std::remove_const_t<decltype(p_bound)>> const in(k_bound,
                                                                                                              p_bound);
  return numbers_bound<struct k>(in)[0] + numbers_bound<struct p>(in)[2];
}
static_assert(sum_of_sources() == 5);
}  // namespace
