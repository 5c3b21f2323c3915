// The symbols of cells belong to their layer: by type, and in print.
#include <bptt/cells.hpp>
#include <bptt/printing/text.hpp>

namespace {
using namespace bptt;
inline constexpr struct low : cells::lstm<low, 3, 4> {
} low;
inline constexpr struct high : cells::lstm<high, 4, 4> {
} high;
static_assert(!std::is_same_v<decltype(low.W_hh), decltype(high.W_hh)>);
static_assert(text(low.W_hh) == "low.W_hh" && text(high.W_hh) == "high.W_hh" && text(high.h[t - 1_c]) == "high.hₜ₋₁");
static_assert(shape_of(low.W_ih) == shape<16, 3>{} && shape_of(high.b_ih) == shape<16>{} &&
              shape_of(low.c[t]) == shape<4>{});
static_assert(has_role<std::remove_const_t<decltype(low.b_hh)>>(role::parameter) &&
              has_role<std::remove_const_t<decltype(low.h)>>(role::variable));
}  // namespace
