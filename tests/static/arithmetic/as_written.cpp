// Arithmetic that keeps its order is arithmetic: in constants nothing of it is seen. What flags do is in tests/flags.
#include <bptt/arithmetic/as_written.hpp>

namespace {
using namespace bptt::elementary;
BPTT_AS_WRITTEN_BEGIN
template <class N>
constexpr N to_an_integer(N x, N large) {
  return as_written(x + large) - large;
}
BPTT_AS_WRITTEN_END
static_assert(to_an_integer(2.7, 0x1.8p52) == 3 && to_an_integer(-0.7f, 0x1.8p23f) == -1);
static_assert(as_written(0.1) == 0.1 && as_written(-0.0f) == 0);
static_assert(infinity<double>() > 1.7e308 && infinity<float>() > 3.4e38f && -infinity<float>() < 0);
static_assert(std::is_same_v<bits_of<double>, std::uint64_t> && std::is_same_v<bits_of<float>, std::uint32_t>);
}  // namespace
