// expect: bptt: to\(...\) takes places, written as bindings are: W\(dW\)
#include <bptt/binding/destination.hpp>
#include <bptt/bptt.hpp>

namespace blocks {
using namespace bptt;
inline constexpr struct w : parameter<w> {
} w;
struct block {
  using number = double;
  using symbols = types<struct w>;
  double of_w = 0;
  template <class>
  constexpr double* numbers() {
    return &of_w;
  }
};
}  // namespace blocks

int main() {
  blocks::block slope;
#ifdef VALID_TWIN
  (void)bptt::to(slope);
#else
  (void)bptt::to(blocks::block(slope));
#endif
}
