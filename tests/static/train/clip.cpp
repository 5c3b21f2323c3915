// Clipping agrees with torch.nn.utils; the norm of many numbers. Numbers that are not finite:
// tests/runtime/train/clip.cpp.
#include <bptt/train/clip.hpp>

#include "../near.hpp"
#include "pytorch_values.hpp"

namespace clipping {
using namespace bptt;
using pytorch::block;
constexpr block slope{3.0, -4.0, 0.25, 1.0, -2.5};
constexpr bool near(block const& a, block const& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!::near(a[i], b[i], 4e-16)) return false;
  return true;
}
// clip_grad_norm_(1.5), (10), and what it returns; clip_grad_value_(0.75)
static_assert([] {
  block one = slope, other = slope, by_value = slope;
  double const was = train::clip(one, 1.5);
  train::clip(other, 10);
  train::clip_values(by_value, 0.75);
  return ::near(was, pytorch::norm_before, 4e-16) && near(one, pytorch::clipped) && near(other, pytorch::not_clipped) &&
         near(by_value, pytorch::clipped_values);
}());
// 3² + 4² + 12² + 84² = 85², in places of every chain and in the rest
static_assert([] {
  for (std::size_t at = 0; at < 34; ++at) {
    std::array<float, 37> numbers{};
    numbers[at] = 3, numbers[at + 1] = -4, numbers[at + 2] = 12, numbers[at + 3] = 84;
    if (train::norm(numbers) != 85) return false;
  }
  return true;
}());
// in float a sum of many squares is as good as sixteen chains make it
static_assert([] {
  std::array<float, 40000> numbers{};
  for (float& each : numbers) each = 0.1f;
  return ::near(train::norm(numbers), 20.0f, 1e-5);
}());
}  // namespace clipping
