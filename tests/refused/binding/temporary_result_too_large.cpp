// expect: bptt: so many bytes of a temporary result are not copied to the stack: keep the result in a variable
// expect: fits_on_the_stack<80000
#define BPTT_MAX_STACK_BYTES 70000
#include <bptt/binding/result.hpp>
#include <utility>
namespace {
using namespace bptt;
inline constexpr struct W : parameter<W, 100, 100> {
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
