// expect: bptt: this is the type that print_type was asked for
// expect: type_asked_for<(bptt::)?closed_form<2, (bptt::)?mul<(bptt::)?mul<(bptt::)?at<net::s, 1>, (bptt::)?primed<net::func, (bptt::)?at<net::z, 1> ?> ?>, (bptt::)?add<(bptt::)?at<net::x, 1>, (bptt::)?mul<(bptt::)?mul<net::w, (bptt::)?primed<net::func, (bptt::)?at<net::z, 0> ?> ?>, (bptt::)?at<net::x, 0> ?> ?> ?> ?> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct func : function<func> {} func;
// clang-format on
inline constexpr auto net =
    unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c], s[t] = func(z[t]), E[last] = square(s[last]) / 2_c));
#ifdef VALID_TWIN
inline constexpr auto dE_du = derivative(net, E, u);
#else
static_assert((print_type(derivative(net, E, u)), true));
#endif
}  // namespace net
