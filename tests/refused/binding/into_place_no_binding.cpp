// expect: bptt: to\(\.\.\.\) takes places, written as bindings are: W\(dW\)
#include <bptt/callables/gradient.hpp>
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 2, 2> {} W;
// clang-format on
}  // namespace
int main() {
  std::array<double, 4> dW{};
#ifdef VALID_TWIN
  to(W(dW));
#else
  to(dW);
#endif
}
