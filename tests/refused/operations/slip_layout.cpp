// expect: bptt: the columns of the left factor of a product are another axis than the rows of the right factor
// expect: product_axes_agree<net::W, (bptt::)?axes<net::out, net::hidden>, (bptt::)?ago<net::D, 0>, (bptt::)?axes<net::out> ?>
// Published: the error carried back as W·D, where Wᵀ·D belongs: the formula was copied from a page with the other
// layout of W.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct out : axis<4> {} out;
#ifdef VALID_TWIN
inline constexpr struct W : parameter<W, hidden, out> {} W;  // of that page: o = Wᵀ·h
#else
inline constexpr struct W : parameter<W, out, hidden> {} W;  // o = W·h
#endif
inline constexpr struct D : variable<D, out> {} D;
// clang-format on
inline constexpr auto carried_back = W * D[t];
}  // namespace net
