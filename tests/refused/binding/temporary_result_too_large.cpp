// expect: bptt: so many bytes of a temporary result are not copied to the stack: keep the result in a variable
// expect: fits_on_the_stack<1280000
#include <bptt/binding/result.hpp>
#include <utility>
namespace {
using namespace bptt;
inline constexpr struct W : parameter<W, 400, 400> {
} W;
result_of<program<3, recurrence_of<>>, double, struct W> kept;
}  // namespace
int main() {
#ifdef VALID_TWIN
  (void)kept[W];
#else
  (void)std::move(kept)[W];
#endif
}
