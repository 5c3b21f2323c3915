// expect: bptt: the two operands of a function of components have different shapes
// expect: components_conform<net::mean_of_two, net::M, (bptt::)?shape<2, 3>, net::v, (bptt::)?shape<3> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
template <class A, class B>
struct mean_of_two : componentwise<A, B> {
  static constexpr auto name = "mean_of_two";
  static constexpr auto value(auto x, auto y) { return (x + y) / 2; }
  static constexpr auto slope_a(auto, auto, auto) { return ratio<1, 2>; }
  static constexpr auto slope_b(auto, auto, auto) { return ratio<1, 2>; }
};
template <class A, class B>
  requires operands<A, B>
constexpr auto mean_of(A a, B b) { return component_by_component<mean_of_two>(a, b); }
// clang-format off
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct v : parameter<v, 3> {} v;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = mean_of(M, M);
#else
inline constexpr auto a = mean_of(M, v);
#endif
}  // namespace net
