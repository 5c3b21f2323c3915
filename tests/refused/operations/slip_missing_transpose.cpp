// expect: bptt: the columns of the left factor of a product are another axis than the rows of the right factor
// expect: product_axes_agree<(bptt::)?transpose_of<(bptt::)?ago<net::dhraw, 0> ?>, (bptt::)?axes<(bptt::)?units<1>, net::hidden>, net::Whh, (bptt::)?axes<(bptt::)?earlier<net::hidden, 1>, net::hidden> ?>
// Published: dhnext = dhRaw * Whh, without the transpose, in a program that works with rows: h(t) = tanh(h(t−1) * Whh +
// ...).
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct Whh : parameter<Whh, before(hidden), hidden> {} Whh;
inline constexpr struct h : variable<h, hidden> {} h;
inline constexpr struct dhraw : variable<dhraw, hidden> {} dhraw;
// clang-format on
inline constexpr auto forward = transpose(h[t - 1_c]) * Whh;
#ifdef VALID_TWIN
inline constexpr auto dhnext = transpose(dhraw[t]) * transpose(Whh);
#else
inline constexpr auto dhnext = transpose(dhraw[t]) * Whh;
#endif
}  // namespace net
