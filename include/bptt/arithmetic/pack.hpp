// Packs: as many numbers as a vector register holds, of float and double; and their sums. What kernels are made of.
#pragma once
#include <bptt/meta/inline.hpp>
#include <cstddef>
#include <cstring>
#include <type_traits>
#include <utility>

namespace bptt::kernel {

#if defined(__AVX512F__)
inline constexpr int register_bytes = 64, registers = 32;
#elif defined(__AVX__)
inline constexpr int register_bytes = 32, registers = 16;
#else
inline constexpr int register_bytes = 16, registers = 16;
#endif

template <class N>
inline constexpr bool has_packs = std::is_same_v<N, float> || std::is_same_v<N, double>;
template <class N>
inline constexpr int lanes = has_packs<N> ? register_bytes / static_cast<int>(sizeof(N)) : 1;

template <class N, int width>
struct pack_of {
  typedef N type __attribute__((vector_size(sizeof(N) * width)));
};
template <class N>
struct pack_of<N, 1> {
  using type = N;
};
template <class N, int width>
using pack = typename pack_of<N, width>::type;

template <class P, class N>
BPTT_INLINE inline P load(N const* from) {
  P v;
  std::memcpy(&v, from, sizeof v);
  return v;
}
template <class P, class N>
BPTT_INLINE inline void save(N* to, P v) {
  std::memcpy(to, &v, sizeof v);
}
/// A pack that several sums use, kept in a register: g++ would read it from memory again for each.
template <int uses, class P, class N>
BPTT_INLINE inline P load_for(N const* from) {
  P v = load<P>(from);
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
  if constexpr (uses > 1) asm("" : "+x"(v));
#endif
  return v;
}
/// An address that a loop begins with, not known to be that of the time before: clang would load all that is there
/// before the loop, more than there are registers. And one that a loop moves on: clang would count in a register of its
/// own and add that to each address, of which Intel's processors make two operations of a multiply-add and its load.
template <class N>
BPTT_INLINE inline void as_if_new([[maybe_unused]] N const*& at) {
#ifdef __clang__
  asm volatile("" : "+r"(at));
#endif
}
/// The first half of a pack plus the second.
template <class P, std::size_t... i>
BPTT_INLINE inline auto sum_of_halves(P v, std::index_sequence<i...>) {
  return __builtin_shufflevector(v, v, i...) + __builtin_shufflevector(v, v, (sizeof...(i) + i)...);
}
template <class N, class P>
BPTT_INLINE inline N total(P v) {
  constexpr std::size_t width = sizeof(P) / sizeof(N);
  if constexpr (width == 1)
    return v;
  else if constexpr (width == 2)
    return v[0] + v[1];
  else
    return total<N>(sum_of_halves(v, std::make_index_sequence<width / 2>{}));
}

/// The totals of as many packs as a pack has numbers, as a pack: sums of neighbours, again and again.
template <class P, std::size_t... i>
BPTT_INLINE inline P sums_of_neighbours(P a, P b, std::index_sequence<i...>) {
  return __builtin_shufflevector(a, b, 2 * i...) + __builtin_shufflevector(a, b, (2 * i + 1)...);
}
template <std::size_t width, int count, class P>
BPTT_INLINE inline P totals(P const* of) {
  if constexpr (count == 1) {
    return of[0];
  } else {
    P half[static_cast<std::size_t>(count / 2)];
    for (int i = 0; i < count / 2; ++i)
      half[i] = sums_of_neighbours(of[2 * i], of[2 * i + 1], std::make_index_sequence<width>{});
    return totals<width, count / 2>(half);
  }
}

}  // namespace bptt::kernel
