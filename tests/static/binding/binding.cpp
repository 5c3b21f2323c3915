// Bindings: a value in any of its forms becomes the same row of numbers.
#include <bptt/binding/bound_numbers.hpp>
#include <span>
#include <vector>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct W : parameter<W, 2, 3> {} W;
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct h : variable<h, 3> {} h;
// clang-format on
template <class N, class Needed, class Key, class V>
constexpr bool gives(binding<Key, V> const& b, std::array<N, static_cast<std::size_t>(Needed::size)> const& numbers) {
  source<Key, N, Needed, binding<Key, V>> const s(b);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (s.data()[i] != numbers[i]) return false;
  return true;
}
constexpr std::array<double, 3> flat{1, 2, 3};
constexpr std::array<double, 6> six{1, 2, 3, 4, 5, 6};
constexpr std::array<std::array<double, 3>, 2> nested{{{1, 2, 3}, {4, 5, 6}}};
constexpr double plain[2][3] = {{1, 2, 3}, {4, 5, 6}};
constexpr double number = 7;
static_assert(gives<double, extents<>>(k(7.0), {7}));
static_assert(gives<double, extents<>>(k(number), {7}));
static_assert(gives<double, extents<3>>(p(flat), {1, 2, 3}));
static_assert(gives<double, extents<3>>(p({1.0, 2.0, 3.0}), {1, 2, 3}));
static_assert(gives<double, extents<3>>(p(std::array<double, 3>{1, 2, 3}), {1, 2, 3}));
static_assert(gives<double, extents<3>>(p(std::span<double const, 3>(flat)), {1, 2, 3}));
static_assert(gives<double, extents<3>>(p(std::span<double const>(flat)), {1, 2, 3}));
static_assert(gives<double, extents<2, 3>>(W(nested), {1, 2, 3, 4, 5, 6}));
static_assert(gives<double, extents<2, 3>>(W(plain), {1, 2, 3, 4, 5, 6}));
static_assert(gives<double, extents<2, 3>>(W({{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}}), {1, 2, 3, 4, 5, 6}));
static_assert(gives<double, extents<2, 3>>(W(six), {1, 2, 3, 4, 5, 6}));  // a flat array of all of them will do
static_assert(gives<double, extents<3, 2>>(x({{1.0, 2.0}, {3.0, 4.0}, {5.0, 6.0}}), {1, 2, 3, 4, 5, 6}));
static_assert(gives<double, extents<3>>(h[-1_c](flat), {1, 2, 3}));
static_assert(gives<double, extents<3>>(h[-1_c](zero), {0, 0, 0}));
static_assert(gives<double, extents<3>>(p(one), {1, 1, 1}));
// other numbers are converted
static_assert(gives<float, extents<3>>(p(flat), {1, 2, 3}));
static_assert(gives<double, extents<3>>(p({1, 2, 3}), {1, 2, 3}));
static_assert(gives<double, extents<3>>(p({1.0f, 2.0f, 3.0f}), {1, 2, 3}));

// what has a place of its own is read there, what has none is kept
static_assert(std::is_same_v<decltype(p(flat)), binding<struct p, std::array<double, 3> const&>>);
static_assert(std::is_same_v<decltype(p(std::array<double, 3>{})), binding<struct p, std::array<double, 3>>>);
static_assert(std::is_same_v<decltype(h[-1_c](flat))::key, at<struct h, -1>>);

// what a type of values says of its lengths
template <class V, class Lengths, bool open>
constexpr bool has_lengths = std::is_same_v<typename value_traits<V>::lengths, Lengths>&& value_traits<V>::open == open;
static_assert(has_lengths<double, extents<>, false> && has_lengths<int, extents<>, false>);
static_assert(has_lengths<std::array<std::array<double, 3>, 2>, extents<2, 3>, false> &&
              has_lengths<double[2][3], extents<2, 3>, false>);
static_assert(has_lengths<std::span<double const, 3>, extents<3>, false> &&
              has_lengths<std::span<double>, extents<>, true>);
static_assert(has_lengths<std::vector<double>, extents<>, true> &&
              has_lengths<std::vector<std::array<double, 3>>, extents<3>, true>);

// ranges of ranges: nested as deep as the symbol, each in its own memory
template <class V, int depth>
constexpr bool is_in_rows = value_traits<V>::in_rows&& value_traits<V>::depth == depth;
static_assert(is_in_rows<std::vector<std::vector<double>>, 2> && is_in_rows<std::array<std::vector<double>, 2>, 2> &&
              is_in_rows<std::vector<std::vector<std::array<double, 3>>>, 3> &&
              is_in_rows<std::array<std::span<double const, 3>, 2>, 2>);
static_assert(!value_traits<std::vector<std::array<double, 3>>>::in_rows && !value_traits<double[2][3]>::in_rows);
static_assert(std::is_same_v<value_traits<std::vector<std::vector<float>>>::element, float>);
constexpr std::array<std::span<double const, 3>, 2> rows{std::span<double const, 3>(plain[1]),
                                                         std::span<double const, 3>(plain[0])};
static_assert(gives<double, extents<2, 3>>(W(rows), {4, 5, 6, 1, 2, 3}));
struct apple {};
static_assert(!can_be_bound<int, apple> && !can_be_bound<int, std::array<apple, 2>>);

static_assert(value_fits<struct W, extents<2, 3>, extents<2, 3>> && value_fits<struct W, extents<2, 3>, extents<6>>);
static_assert(!value_fits<struct W, extents<2, 3>, extents<3, 2>> && !value_fits<struct W, extents<2, 3>, extents<5>>);
static_assert(value_fits<struct k, extents<>, extents<>> && value_fits<struct k, extents<>, extents<1>> &&
              !value_fits<struct p, extents<3>, extents<>>);
}  // namespace
