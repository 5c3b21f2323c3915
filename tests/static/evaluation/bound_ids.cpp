// Ids are read in the types that they are bound in; of other symbols there are none.
#include <bptt/callables/evaluate.hpp>
#include <bptt/operations.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct k : token<k, 3> {} k;
inline constexpr struct y : token<y, 2> {} y;
inline constexpr struct W : parameter<W, 1, 3> {} W;
inline constexpr struct h : variable<h, 1> {} h;
inline constexpr struct s : variable<s> {} s;
// clang-format on
using keys = types<struct W, struct k, at<struct k, -1>, struct y>;
using bound = sources<2, double, decltype(W({1.0, 2.0, 3.0})), decltype(k({0, 1})), decltype(k[-1_c](2L)),
                      decltype(y({true, false}))>;
static_assert(std::is_same_v<ids_in<keys, bound>::type,
                             ids_bound<ids_bound_as<1, int>, ids_bound_as<2, long>, ids_bound_as<3, bool>>>);
static_assert(std::is_same_v<ids_in<types<struct W>, bound>::type, ids_bound<>> &&
              is_of_ids<ids_of_steps<0, origin::step, 0>> && !is_of_ids<series<0, 3, origin::step, 0>>);

// before the sequence, at its first step by number, at its last; each token with a type of its own
constexpr auto net = unroll<3>(
    recurrence(h[t] = W * k[t] - W * k[t - 1_c], s[last] = sum(h[0_c]) + dot(y[last], y[0_c]) + sum(W * k[2_c])));
constexpr short ids[]{0, 1, 2};
constexpr auto r = evaluate(net)(W({{1.0, 10.0, 100.0}}), k(ids), k[-1_c](2LL), y({1u, 0u, 1u}));
static_assert(r[h[0_c]](0) == -99 && r[h[1_c]](0) == 9 && r[h[2_c]](0) == 90 && r[s] == 2);
}  // namespace
