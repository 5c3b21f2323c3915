// How names are spelled: as in the source, or as the declaration says, and the parts of a name.
#include <bptt/printing/spelling.hpp>

#include "printed_symbols.hpp"

namespace printed {
using bptt::printing::greek;
using bptt::printing::parts_of;
using bptt::printing::spelling_of;

static_assert(spelling_of<struct theta>.name == "theta" && spelling_of<struct theta>.text.empty() &&
              spelling_of<struct theta>.latex.empty());
static_assert(spelling_of<struct eta>.name == "eta" && spelling_of<struct eta>.text == "η′" &&
              spelling_of<struct eta>.latex == "\\eta'");
struct omega : parameter<omega>, written<"ω"> {};  // in LaTeX too
static_assert(spelling_of<omega>.text == "ω" && spelling_of<omega>.latex == "ω");
static_assert(spelling_of<gate<struct low>>.name == "gate");
static_assert(sizeof(struct eta) == 1 && operand<struct eta>);  // a formula is an empty type

static_assert(greek("theta") == "θ" && greek("Omega") == "Ω" && greek("x").empty() && greek("thetas").empty());

constexpr bool are(bptt::printing::name_parts parts, std::string_view base, std::string_view below, bool has_a_hat) {
  return parts.base == base && parts.below == below && parts.has_a_hat == has_a_hat;
}
static_assert(are(parts_of("x"), "x", "", false) && are(parts_of("func"), "func", "", false));
static_assert(are(parts_of("W_ih"), "W", "ih", false) && are(parts_of("W_ih_2"), "W", "ih_2", false) &&
              are(parts_of("h12"), "h", "12", false));
static_assert(are(parts_of("yhat"), "y", "", true) && are(parts_of("y_hat"), "y", "", true) &&
              are(parts_of("delta_hat"), "delta", "", true));
static_assert(are(parts_of("hat"), "hat", "", false) && are(parts_of("somewhat"), "somewhat", "", false) &&
              are(parts_of("big_hat"), "big", "hat", false));
static_assert(are(parts_of("_x"), "_x", "", false) && are(parts_of("x_"), "x_", "", false) &&
              are(parts_of("W_1"), "W", "1", false));
}  // namespace printed
