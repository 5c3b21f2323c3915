// What `into` can write to: a result with a name, places that are there, asked for, of the right size and numbers.
#include <bptt/binding/destination_check.hpp>
#include <bptt/callables/gradient.hpp>

namespace {
using namespace bptt;
using namespace bptt::numeric;
// clang-format off
inline constexpr struct W : parameter<W, 2> {} W;
inline constexpr struct h : variable<h> {} h;
// clang-format on
constexpr auto g = gradient(unroll<2>(recurrence(h[t] = sum(W) + h[t - 1_c])), h[last], wrt(W));
using result = result_type<decltype(g)>;
static_assert(is_there_after_the_call<result&> && !is_there_after_the_call<result> && is_there_after_the_call<int>);
static_assert(check_to<result&>());

template <class V>
constexpr bool is_right(V& place) {
  auto const b = W(place);
  return place_in<result, std::remove_const_t<decltype(b)>>::is_right;
}
constexpr bool of_all() {
  std::array<double, 2> right{};
  std::array<double, 3> large{};
  std::array<float, 2> other{};
  std::array<double, 2> const constant{};
  return is_right(right) && !is_right(large) && !is_right(other) && !is_right(constant);
}
static_assert(of_all());
}  // namespace
