// The name of a symbol, as it stands in the source, read off its type.
#pragma once
#include <bptt/symbol.hpp>
#include <string_view>

namespace bptt {

template <class S>
constexpr std::string_view qualified_name() {
#if defined(__clang__) || defined(__GNUC__)
  // "... qualified_name() [with S = thread::x; std::string_view = ...]" (g++), "... qualified_name() [S = thread::x]" (clang)
  std::string_view const signature = __PRETTY_FUNCTION__;
  auto const first = signature.find("S = ") + 4;
  return signature.substr(first, signature.find_first_of(";]", first) - first);
#else
#error "bptt: the name of a type is read with g++ or clang"
#endif
}

/// The unqualified name of a symbol: "x" of `thread::x`.
template <class S>
constexpr std::string_view name_of() {
  std::string_view const name = qualified_name<S>();
  auto const colon = name.substr(0, name.find('<')).rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace bptt
