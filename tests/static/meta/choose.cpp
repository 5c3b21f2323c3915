// One of two types.
#include <bptt/meta/choose.hpp>
#include <type_traits>

namespace {
struct undefined;
static_assert(std::is_same_v<bptt::choose<true, int, undefined>, int>);
static_assert(std::is_same_v<bptt::choose<false, int, undefined>, undefined>);
}  // namespace
