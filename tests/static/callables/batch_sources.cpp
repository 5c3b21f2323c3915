// What a call binds for a batch: which values are shared, and where those of a sequence are.
#include <array>
#include <bptt/callables/batch_sources.hpp>
#include <span>
#include <vector>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3> {} W;
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct y : constant<y, 3> {} y;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct h : variable<h, 3> {} h;
// clang-format on
constexpr int B = 4, T = 2;
template <class V, class Key>
constexpr sharing shared_by(Key) {
  using needed = typename needed_extents<T, Key, shape_t<Key>>::type;
  return sharing_of<Key, B, needed, binding<Key, V const&>, false>();
}
template <std::size_t... n>
struct nested;
template <>
struct nested<> {
  using type = double;
};
template <std::size_t first, std::size_t... rest>
struct nested<first, rest...> {
  using type = std::array<typename nested<rest...>::type, first>;
};
template <std::size_t... n>
using array = typename nested<n...>::type;

static_assert(shared_by<array<3>>(W) == sharing::shared && shared_by<array<4, 3>>(W) == sharing::shared);
static_assert(shared_by<array<4, 2, 3>>(x) == sharing::of_each_sequence &&
              shared_by<array<3>>(h[-1_c]) == sharing::of_each_sequence);
static_assert(shared_by<std::vector<double>>(x[-1_c]) == sharing::of_each_sequence);
// a constant: by its size
static_assert(shared_by<array<3>>(y) == sharing::shared && shared_by<array<4, 3>>(y) == sharing::of_each_sequence &&
              shared_by<array<12>>(y) == sharing::of_each_sequence);
static_assert(shared_by<double>(k) == sharing::shared && shared_by<array<4>>(k) == sharing::of_each_sequence &&
              shared_by<struct zero>(y) == sharing::shared);
static_assert(shared_by<std::vector<double>>(y) == sharing::by_size &&
              shared_by<std::vector<array<3>>>(y) == sharing::of_each_sequence);
static_assert(shared_by<std::span<double const, 12>>(y) == sharing::of_each_sequence &&
              shared_by<std::span<double const>>(k) == sharing::by_size);
// what is neither is refused as what it looks like
static_assert(shared_by<array<3, 3>>(y) == sharing::of_each_sequence && shared_by<array<2>>(y) == sharing::shared);

constexpr std::array<double, 12> ys{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
constexpr array<3> Ws{1, 2, 3};
constexpr auto y_bound = y(ys);
constexpr auto W_bound = W(Ws);
constexpr auto n_bound = lengths({1, 2, 2, 1});
template <class... Binding>
constexpr auto sources_of(Binding const&... bound) {
  return batch_sources<B, T, double, types<>, Binding...>(bound...);
}
constexpr double first_of(int b) {
  auto const all = sources_of(y_bound, W_bound, n_bound);
  sequence_sources<std::remove_const_t<decltype(all)>, types<struct y, struct W>> const one(all, b);
  return numbers_bound<struct y>(one)[0] + 100 * numbers_bound<struct W>(one)[0];
}
static_assert(first_of(0) == 100 && first_of(1) == 103 && first_of(3) == 109);
}  // namespace
