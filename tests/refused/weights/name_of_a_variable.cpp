// expect: bptt: as\("name", W\) names a parameter, or its transpose\(W\)
#include <bptt/bptt.hpp>
#include <bptt/weights/names.hpp>

namespace names {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
// clang-format on
}  // namespace names

int main() {
  using namespace names;
#ifdef VALID_TWIN
  return weights::as("weight", w).names.empty();
#else
  return weights::as("weight", h).names.empty();
#endif
}
