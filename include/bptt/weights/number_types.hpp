// Types of numbers as safetensors has them, their bytes in the order of a file, and the types of C++ that they are.
#pragma once
#include <bit>
#include <bptt/meta/holds.hpp>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace bptt::weights {

/// A type of numbers: its name, the size of a number in bytes, whether it is read into numbers that float.
struct number_type {
  std::string_view name;
  unsigned size;
  bool floats;
  constexpr bool operator==(number_type const&) const = default;
};
inline constexpr number_type known_types[]{
    {"F64", 8, true},  {"F32", 4, true},  {"F16", 2, true},   {"BF16", 2, true},     {"I64", 8, false},
    {"U64", 8, false}, {"I32", 4, false}, {"U32", 4, false},  {"I16", 2, false},     {"U16", 2, false},
    {"I8", 1, false},  {"U8", 1, false},  {"BOOL", 1, false}, {"F8_E4M3", 1, false}, {"F8_E5M2", 1, false},
};
constexpr number_type const* type_named(std::string_view name) {
  for (number_type const& each : known_types)
    if (each.name == name) return &each;
  return nullptr;
}

/// Holds for the numbers that a file can have: float and double of IEC 60559, bool, integers of 8 to 64 bits.
template <class N>
concept storable = std::same_as<N, bool> ||(std::integral<N> && sizeof(N) <= 8) ||
                   (std::floating_point<N> && std::numeric_limits<N>::is_iec559 && (sizeof(N) == 4 || sizeof(N) == 8));

/// The type as which numbers of C++ are in a file.
template <storable N>
constexpr number_type type_of() {
  constexpr std::string_view names[3][4]{
      {"U8", "U16", "U32", "U64"}, {"I8", "I16", "I32", "I64"}, {"", "", "F32", "F64"}};
  constexpr int kind = std::floating_point<N> ? 2 : std::signed_integral<N> ? 1 : 0;
  return *type_named(std::same_as<N, bool> ? "BOOL" : names[kind][std::countr_zero(sizeof(N))]);
}

/// Numbers of C++ by the bits that a file has for them, whatever their type is.
struct number_access {
  std::uint64_t (*bits)(void const* numbers, std::size_t i);
  void (*set)(void* numbers, std::size_t i, std::uint64_t bits);
};
template <storable N>
inline constexpr number_access access_to{
    [](void const* numbers, std::size_t i) -> std::uint64_t {
      N const number = static_cast<N const*>(numbers)[i];
      if constexpr (std::floating_point<N>)
        return std::bit_cast<std::conditional_t<sizeof(N) == 4, std::uint32_t, std::uint64_t>>(number);
      else
        return static_cast<std::uint64_t>(number);
    },
    [](void* numbers, std::size_t i, std::uint64_t bits) {
      N& number = static_cast<N*>(numbers)[i];
      if constexpr (std::floating_point<N>)
        number = std::bit_cast<N>(static_cast<std::conditional_t<sizeof(N) == 4, std::uint32_t, std::uint64_t>>(bits));
      else
        number = static_cast<N>(bits);
    }};

/// The bytes of a number, the lowest first, as an integer.
inline std::uint64_t bits_at(char const* bytes, unsigned size) {
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < size; ++i) bits |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return bits;
}

/// A number that floats, of any type that a file has: a double has all of them.
inline double floating_at(char const* bytes, number_type type) {
  std::uint64_t const bits = bits_at(bytes, type.size);
  if (type.size == 8) return std::bit_cast<double>(bits);
  if (type.size == 4) return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
  if (type.name == "BF16") return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits << 16)));
  int const exponent = static_cast<int>(bits >> 10 & 31), fraction = static_cast<int>(bits & 1023);
  double const size = exponent == 31  ? fraction ? std::numeric_limits<double>::quiet_NaN() : HUGE_VAL
                      : exponent == 0 ? std::ldexp(fraction, -24)
                                      : std::ldexp(fraction + 1024, exponent - 25);
  return bits >> 15 ? -size : size;
}

/// What is wrong with a number that is not finite. By its bits: with -ffinite-math-only no number is NaN for a
/// compiler.
inline char const* fault_of(double number) {
  constexpr std::uint64_t infinite = std::uint64_t(0x7ff) << 53;
  std::uint64_t const without_sign = std::bit_cast<std::uint64_t>(number) << 1;
  return without_sign > infinite ? " is NaN" : without_sign == infinite ? " is infinite, or too large" : nullptr;
}

}  // namespace bptt::weights
