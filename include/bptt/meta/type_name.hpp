// The name of a symbol as it stands in the source, read off what the compiler calls its type.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace bptt {

/// The base of a symbol that belongs to something with a name, such as the weights of a layer: it is printed as
/// layer_1.W, so that two layers can have members of the same name. The owner is any struct; it may have an owner too.
///   struct W : parameter<W, 4, 4>, member_of<layer_1> {}
template <class Owner>
struct member_of {
  using owner = Owner;
};
template <class S>
concept has_an_owner = requires {
  typename S::owner;
};

template <class S>
constexpr std::string_view qualified_name() {
#if defined(__clang__) || defined(__GNUC__)
  // g++:    "... qualified_name() [with S = thread::x; std::string_view = ...]"
  // clang:  "... qualified_name() [S = thread::x]"
  std::string_view const signature = __PRETTY_FUNCTION__;
  auto const first = signature.find("S = ") + 4;
  return signature.substr(first, signature.find_first_of(";]", first) - first);
#else
#error "bptt: the name of a type is read with g++ or clang"
#endif
}

/// The last component of a qualified name: W<int> of a::b<c::d>::W<int>. A colon between < and > does not count.
constexpr std::string_view last_component(std::string_view name) {
  std::size_t first = 0;
  int depth = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '\'')
      i += name[i + 1] == '\\' ? 3u : 2u;  // a character, '<', and not a bracket
    else if (name[i] == '<')
      ++depth;
    else if (name[i] == '>')
      --depth;
    else if (name[i] == ':' && depth == 0)
      first = i + 1;
  }
  return name.substr(first);
}

template <class S>
constexpr std::string_view name_of();

template <class S>
inline constexpr auto name_with_owner = [] {
  constexpr std::string_view whole = last_component(qualified_name<S>());
  constexpr std::string_view owner = name_of<typename S::owner>(), own = whole.substr(0, whole.find('<'));
  std::array<char, owner.size() + 1 + own.size()> name{};
  std::size_t n = 0;
  for (char c : owner) name[n++] = c;
  name[n++] = '.';
  for (char c : own) name[n++] = c;
  return name;
}();

/// The unqualified name of a symbol: "x" for `thread::x`; for a member of something with the name of the owner and
/// without template arguments, "layer_1.W".
template <class S>
constexpr std::string_view name_of() {
  if constexpr (has_an_owner<S>)
    return {name_with_owner<S>.data(), name_with_owner<S>.size()};
  else
    return last_component(qualified_name<S>());
}

}  // namespace bptt
