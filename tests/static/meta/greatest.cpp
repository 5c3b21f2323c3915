// The greatest of some numbers.
#include <bptt/meta/greatest.hpp>

namespace {
static_assert(bptt::greatest({-3}) == -3 && bptt::greatest({0, 2, 7, -9, 7, 4}) == 7 && bptt::greatest({9, 1}) == 9);
}  // namespace
