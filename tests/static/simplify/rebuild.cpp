// A formula built again with other leaves is simplified on the way.
#include "../same.hpp"

using namespace bptt::simplified;
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct v : parameter<v, 3> {} v;
inline constexpr struct u : parameter<u, 2> {} u;
// clang-format on
/// Puts Image in the place of X.
template <class X, class Image>
struct in_place_of {
  template <class E>
  static std::conditional_t<std::is_same_v<E, X>, Image, E> of(E);
};
template <class X, class Image, class E>
constexpr auto with(E) {
  return typename rebuilt<E, in_place_of<X, Image>>::type{};
}
static_assert(same(with<struct a, struct b>(a * a + a), b * b + b));
static_assert(same(with<struct a, struct zero>(a * b + b), b));     // 0·b + b → b
static_assert(same(with<struct a, struct one>(a * b - b), b - b));  // as it stands: no algebra
static_assert(same(with<struct a, struct zero>(tanh(a) * b), tanh(zero) * b));
static_assert(same(with<struct M, identity<3>>(M * v), v));  // I·v → v
static_assert(same(with<struct v, struct zero>(M * v), zero) && same(with<struct v, struct zero>(diag(v)), zero));
static_assert(same(with<struct v, neg<struct v>>(transpose(M) * v), -(transpose(M) * v)));
static_assert(same(with<struct v, struct zero>(dot(v, M * v)), zero));
// a part that has become 0 keeps its place
static_assert(same(with<struct u, struct zero>(concat(u, v)), padded_of<struct v, offset<2>, shape<5>>{}));
static_assert(same(with<struct v, struct zero>(segment<0, 2>(concat(u, v))), u));
}  // namespace
