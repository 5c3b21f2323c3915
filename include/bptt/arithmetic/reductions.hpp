// Reductions: sums and maxima of many numbers, in as many chains side by side as their count is worth, so that no
// operation waits for the one before it. The chains are lanes of vector registers; their number does not depend on the
// machine, and so neither does the order of the operations.
#pragma once
#include <bit>
#include <bptt/arithmetic/pack.hpp>

namespace bptt::kernel {

/// How many chains a reduction of n numbers has: one where they are few, at most 32.
template <int n>
inline constexpr int chains = n < 8    ? 1
                              : n < 16 ? 4
                              : n < 64 ? static_cast<int>(std::bit_floor(unsigned(n) / 2))
                                       : 32;

struct sum_of_two {
  BPTT_INLINE static constexpr auto of(auto a, auto b) { return a + b; }
};
/// The greater; a where one of them is NaN.
struct greater_of_two {
  BPTT_INLINE static constexpr auto of(auto a, auto b) { return a < b ? b : a; }
};

/// The lanes of a pack, or of an array of them, as one: the halves with each other until there are four, then
/// neighbours.
template <class Of, class N>
BPTT_INLINE constexpr N of_four(N a, N b, N c, N d) {
  return Of::of(Of::of(a, b), Of::of(c, d));
}
template <class Of, int width, class N>
BPTT_INLINE constexpr N of_lanes(N (&lane)[static_cast<std::size_t>(width)]) {
  for (int left = width / 2; left >= 4; left /= 2)
    for (int i = 0; i < left; ++i) lane[i] = Of::of(lane[i], lane[i + left]);
  return of_four<Of, N>(lane[0], lane[1], lane[2], lane[3]);
}
template <class P, std::size_t... i>
BPTT_INLINE inline auto upper_half(P v, std::index_sequence<i...>) {
  return __builtin_shufflevector(v, v, (sizeof...(i) + i)...);
}
template <class P, std::size_t... i>
BPTT_INLINE inline auto lower_half(P v, std::index_sequence<i...>) {
  return __builtin_shufflevector(v, v, i...);
}
template <class Of, class N, class P>
BPTT_INLINE inline N of_pack(P v) {
  constexpr std::size_t width = sizeof(P) / sizeof(N);
  if constexpr (width == 4)
    return of_four<Of, N>(v[0], v[1], v[2], v[3]);
  else {
    using half = std::make_index_sequence<width / 2>;
    return of_pack<Of, N>(Of::of(lower_half(v, half{}), upper_half(v, half{})));
  }
}

/// to[i] ← at(first + i), as vector instructions: a loop that fills one register g++ would unroll before it can see
/// that.
template <int count, class N, class At>
BPTT_INLINE inline void fill(N* to, At const& at, int first) {
  if constexpr (count <= lanes<N>) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC unroll 1
#endif
    for (int i = 0; i < count; ++i) to[i] = at(first + i);
  } else {
    for (int i = 0; i < count; ++i) to[i] = at(first + i);
  }
}

/// The reduction of at(0) … at(n − 1), each of which is asked for once.
template <class Of, int n, class At>
BPTT_INLINE constexpr auto reduce(At const& at) {
  using N = std::remove_cvref_t<decltype(at(0))>;
  constexpr int count = chains<n>, rest = n % count;
  if constexpr (count == 1) {
    N all = at(0);
    for (int k = 1; k < n; ++k) all = Of::of(all, at(k));
    return all;
  } else {
    constexpr auto size = static_cast<std::size_t>(count);
    constexpr int width = lanes<N> < count ? lanes<N> : count, packs = count / width;
    N lane[size];
    if constexpr (has_packs<N> && width >= 4) {
      if (!std::is_constant_evaluated()) {
        using P = pack<N, width>;
        P chain[static_cast<std::size_t>(packs)];
        fill<count>(lane, at, 0);
        for (int p = 0; p < packs; ++p) chain[p] = load<P>(lane + p * width);
        for (int k = count; k < n - rest; k += count) {
          N next[size];
          fill<count>(next, at, k);
          for (int p = 0; p < packs; ++p) chain[p] = Of::of(chain[p], load<P>(next + p * width));
        }
        if constexpr (rest > 0) {
          for (int p = 0; p < packs; ++p) save(lane + p * width, chain[p]);
          for (int i = 0; i < rest; ++i) lane[i] = Of::of(lane[i], at(n - rest + i));
          for (int p = 0; p < packs; ++p) chain[p] = load<P>(lane + p * width);
        }
        for (int left = packs / 2; left > 0; left /= 2)
          for (int p = 0; p < left; ++p) chain[p] = Of::of(chain[p], chain[p + left]);
        return of_pack<Of, N>(chain[0]);
      }
    }
    for (int i = 0; i < count; ++i) lane[i] = at(i);
    for (int k = count; k < n - rest; k += count)
      for (int i = 0; i < count; ++i) lane[i] = Of::of(lane[i], at(k + i));
    for (int i = 0; i < rest; ++i) lane[i] = Of::of(lane[i], at(n - rest + i));
    return of_lanes<Of, count>(lane);
  }
}

}  // namespace bptt::kernel
