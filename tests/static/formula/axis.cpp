// An axis is a length with a name, and may be taken at another step.
#include <bptt/formula/axis.hpp>
#include <bptt/formula/symbol.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct feature : axis<3> {} feature;
inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
inline constexpr struct U : parameter<U, hidden, feature> {} U;
inline constexpr struct V : parameter<V, 2, hidden> {} V;
inline constexpr struct b : parameter<b, 4> {} b;
inline constexpr struct c : parameter<c> {} c;
// clang-format on
static_assert(extent_of(hidden) == 4 && extent_of(before(feature)) == 3 && extent_of(7) == 7);
static_assert(std::is_same_v<decltype(before(hidden)), earlier<struct hidden, 1>> &&
              std::is_same_v<decltype(after(hidden)), later<struct hidden, 1>>);
static_assert(std::is_same_v<decltype(before(before(hidden))), earlier<struct hidden, 2>> &&
              std::is_same_v<decltype(after(after(hidden))), later<struct hidden, 2>>);
static_assert(std::is_same_v<decltype(before(after(hidden))), struct hidden> &&
              std::is_same_v<decltype(after(before(hidden))), struct hidden>);
static_assert(named_axis<struct hidden> && named_axis<earlier<struct hidden, 1>> && !named_axis<int> &&
              !named_axis<struct W>);

// shapes know of lengths only
static_assert(shape_of(W) == shape<4, 4>{} && shape_of(U) == shape<4, 3>{} && shape_of(V) == shape<2, 4>{});
static_assert(decltype(W)::has_named_axis && decltype(V)::has_named_axis && !decltype(b)::has_named_axis &&
              !decltype(c)::has_named_axis);
static_assert(std::is_empty_v<decltype(W)>);
}  // namespace
