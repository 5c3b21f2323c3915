// Arithmetic in the order in which it is written, under flags that let a compiler compute as if numbers were exact:
// -ffast-math and what it is made of make x of (x + big) − big, which reductions of an argument and sums with their
// rounding error live by. g++ has `as_written`, a barrier where one is needed; clang++ keeps the order of all that
// stands between BPTT_AS_WRITTEN_BEGIN and BPTT_AS_WRITTEN_END. Without such flags both are nothing. And flags under
// which right numbers cannot be had are refused.
#pragma once
#include <bit>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/inline.hpp>
#include <cstdint>
#include <limits>
#include <type_traits>

// clang++ says 2 for x87; -1, not known, under -ffast-math
#if __FLT_EVAL_METHOD__ == 1 || __FLT_EVAL_METHOD__ == 2 || (__FLT_EVAL_METHOD__ == -1 && !defined(__clang__))
#error "bptt: -mfpmath=387 computes with more digits than a double has: compile with -msse2 -mfpmath=sse"
#endif

namespace bptt::elementary {

/// Holds where a number without a suffix is a double.
template <class Literal>
inline constexpr bool literals_are_doubles = std::is_same_v<Literal, double>;
static_assert(BPTT_HOLDS(literals_are_doubles<decltype(0.1)>),
              "bptt: -fsingle-precision-constant takes digits from constants of type double: compile without it");

#if defined(__clang__) && (defined(__FAST_MATH__) || __FINITE_MATH_ONLY__)
#define BPTT_AS_WRITTEN_BEGIN _Pragma("float_control(push)") _Pragma("float_control(precise, on)")
#define BPTT_AS_WRITTEN_END _Pragma("float_control(pop)")
#elif defined(__clang__)
#define BPTT_AS_WRITTEN_BEGIN _Pragma("float_control(push)") _Pragma("clang fp reassociate(off)")
#define BPTT_AS_WRITTEN_END _Pragma("float_control(pop)")
#else
#define BPTT_AS_WRITTEN_BEGIN
#define BPTT_AS_WRITTEN_END
#endif

BPTT_AS_WRITTEN_BEGIN
template <class N>
using bits_of = std::conditional_t<sizeof(N) == 8, std::uint64_t, std::uint32_t>;

#if defined(__ASSOCIATIVE_MATH__) || defined(__NO_SIGNED_ZEROS__) || __FINITE_MATH_ONLY__
#define BPTT_ZERO_IS_UNKNOWN
/// 0, which a compiler cannot know: another part of the program could have changed it.
[[gnu::used]] inline std::uint64_t unknown_zero = 0;

/// The number of these bits, of which a compiler does not know where it comes from. (__builtin_assoc_barrier is lost
/// where g++ 12 vectorises a loop.)
template <class N>
BPTT_INLINE constexpr N of_unknown_origin(bits_of<N> bits) {
  if (std::is_constant_evaluated()) return std::bit_cast<N>(bits);
  return std::bit_cast<N>(bits | static_cast<bits_of<N>>(unknown_zero));
}
#endif

/// x, rounded to a number before anything else is done with it.
template <class N>
BPTT_INLINE constexpr N as_written(N x) {
#if defined(__ASSOCIATIVE_MATH__) && !defined(__clang__)
  return of_unknown_origin<N>(std::bit_cast<bits_of<N>>(x));
#else
  return x;
#endif
}

/// ∞. With -ffinite-math-only clang++ would know that it is never chosen.
template <class N>
BPTT_INLINE constexpr N infinity() {
#if __FINITE_MATH_ONLY__ && defined(__clang__)
  return of_unknown_origin<N>(sizeof(N) == 8 ? static_cast<bits_of<N>>(0x7ff0000000000000) : bits_of<N>{0x7f800000});
#else
  return std::numeric_limits<N>::infinity();
#endif
}
BPTT_AS_WRITTEN_END

}  // namespace bptt::elementary
