// The type of a formula to look at: in the compiler's output, `print_type`, and as a string, `type_name`.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/meta/type_name.hpp>

namespace bptt {

/// The type that print_type shows. It is always false, so that the compiler prints it.
template <class Type>
inline constexpr bool type_asked_for = false;

/// Makes the compiler print the type of a formula, or of anything else, in an error that is always there: as the
/// argument of `type_asked_for`. In a function, and outside of one:
///   print_type(derivative(net, E, u));
///   static_assert((print_type(derivative(net, E, u)), true));
template <class Type>
constexpr void print_type(Type const&) {
  static_assert(BPTT_HOLDS(type_asked_for<Type>), "bptt: this is the type that print_type was asked for");
}

/// The type of a formula as the compilers print it, without namespaces: closed_form<2, mul<w, at<x, 1>>>.
template <class Type>
inline constexpr auto unqualified_type = [] {
  constexpr std::string_view whole = qualified_name<Type>();
  std::array<char, whole.size() + 1> text{};
  std::size_t n = 0, word = 0;  // how much is written, and where in it the last name begins
  for (std::size_t i = 0; i < whole.size(); ++i) {
    char const c = whole[i];
    if (c == ':' && i + 1 < whole.size() && whole[i + 1] == ':')
      n = word, ++i;  // the name was a namespace
    else if (c == ' ' && i + 1 < whole.size() && whole[i + 1] == '>')
      continue;  // g++ writes > >
    else
      text[n++] = c;
    if (c == '<' || (c == ' ' && n > 1 && text[n - 2] == ',')) word = n;
  }
  while (n < text.size()) text[n++] = '\0';
  return text;
}();
/// The same as a string at run time: `std::cout << type_name(derivative(net, E, u))`.
template <class E>
constexpr std::string_view type_name(E) {
  return unqualified_type<E>.data();
}

}  // namespace bptt
