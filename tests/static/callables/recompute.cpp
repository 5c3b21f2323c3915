// Recomputation: the memory that it takes, counted by hand, and limits.
#include <bptt/callables/recompute.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr int H = 24, T = 1000;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<T>(recurrence(h[t] = tanh(b + W * h[t - 1_c]), E[last] = dot(h[last], h[last])));
template <class How>
using with = decltype(gradient(net, E, wrt(W, b), How{}));

// h before each of ⌈1000 / 32⌉ = 32 segments; of one segment h with the state before it, and ∂E/∂a with that of the
// step after it; the transposed copy of W; a or ∂E/∂h of one step
template <int k>
constexpr std::size_t counted = sizeof(double) * ((T + k - 1) / k * H + (k + 1) * H + (k + 1) * H + H * H + H);
static_assert(workspace_bytes<with<numeric::recomputation<32>>> == counted<32> &&
              workspace_bytes<with<numeric::recomputation<100>>> == counted<100>);
static_assert(workspace_bytes<decltype(gradient(net, E, wrt(W, b)))> == sizeof(double) * ((T + 1) * H + T * H + H));

// a limit is kept, and the next longer segments would not keep it; where everything fits, nothing is computed again
static_assert(with<numeric::memory_limit<30000>>::length<double> == 55 &&
              workspace_bytes<with<numeric::memory_limit<30000>>> == counted<55> && counted<55> <= 30000 &&
              counted<56> > 30000);
static_assert(with<numeric::memory_limit<30000>>::length<float> > 55 &&
              workspace_bytes<with<numeric::memory_limit<30000>>, float> <= 30000);
static_assert(with<numeric::memory_limit<400000>>::length<double> == T &&
              workspace_bytes<with<numeric::memory_limit<400000>>> ==
                  workspace_bytes<decltype(gradient(net, E, wrt(W, b)))>);
static_assert(std::is_empty_v<with<numeric::recomputation<32>>>);
}  // namespace
