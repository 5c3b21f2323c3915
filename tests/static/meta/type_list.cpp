// Lists of types.
#include <bptt/meta/type_list.hpp>
#include <utility>

namespace {
using namespace bptt;
struct a {};
struct b {};
struct c {};
template <class X>
struct is_no_b {
  static constexpr bool value = !std::is_same_v<X, b>;
};
template <int n>
struct numbered {};

static_assert(types<>::size == 0 && types<a, b, a>::size == 3);
static_assert(list::contains<b, types<a, b>> && !list::contains<c, types<a, b>> && !list::contains<a, types<>>);
static_assert(list::position<a, types<a, b>>::value == 0 && list::position<b, types<a, b>>::value == 1);
static_assert(list::position<c, types<a, b>>::value == 2);  // not there: the size
static_assert(std::is_same_v<list::concat<>, types<>>);
static_assert(std::is_same_v<list::concat<types<a>, types<>, types<b, c>>, types<a, b, c>>);
// more than the eight lists that are joined at once
static_assert(std::is_same_v<list::concat<types<a>, types<a>, types<a>, types<a>, types<a>, types<a>, types<a>,
                                          types<a>, types<b>, types<c>>,
                             types<a, a, a, a, a, a, a, a, b, c>>);
static_assert(std::is_same_v<list::filter<is_no_b, types<a, b, c, b>>, types<a, c>>);
using b_or_not = list::partition<is_no_b, types<a, b, c, b>>;
static_assert(std::is_same_v<b_or_not::those, types<a, c>> && std::is_same_v<b_or_not::others, types<b, b>>);
static_assert(std::is_same_v<list::one_if<true, a>, types<a>> && std::is_same_v<list::one_if<false, a>, types<>>);
static_assert(std::is_same_v<list::unique<types<a, b, a, c, b>>, types<a, b, c>>);
static_assert(std::is_same_v<list::without<types<a, b, a, c>, types<a>>, types<b, c>> &&
              std::is_same_v<list::without<types<>, types<a>>, types<>>);
static_assert(std::is_same_v<list::element<2, types<a, b, c>>, c>);
static_assert(std::is_same_v<list::reverse<types<a, b, c>>, types<c, b, a>>);
static_assert(std::is_same_v<list::reverse<types<>>, types<>>);
static_assert(std::is_empty_v<types<a, b>>);

template <int... i>
constexpr int size_of_union(std::integer_sequence<int, i...>) {
  return list::unique<list::concat<types<numbered<i % 50>>...>>::size;
}
static_assert(size_of_union(std::make_integer_sequence<int, 300>{}) == 50);
}  // namespace
