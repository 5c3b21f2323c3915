// What is returned where a message has said what is wrong: whatever is made of it says nothing more.
#pragma once
#include <type_traits>

namespace bptt {

/// A net, a callable, a result or a number of a program that is refused. It can be used as any of them, so that the
/// message of the compiler stays the only one.
struct refused {
  template <class... A>
  constexpr refused operator()(A const&...) const {
    return {};
  }
  template <class A>
  constexpr refused operator[](A const&) const {
    return {};
  }
  template <class... A>
  constexpr refused into(A const&...) const {
    return {};
  }
  template <class A>
  constexpr refused value(A const&) const {
    return {};
  }
  template <class A>
  constexpr refused loss(A const&) const {
    return {};
  }
  template <class N>
  using memory = refused;
  constexpr double const* begin() const { return nullptr; }
  constexpr double const* end() const { return nullptr; }
  constexpr double const* data() const { return nullptr; }
  constexpr std::size_t size() const { return 0; }
  /// A condition on it holds, and a number of it is 1.
  template <class N>
    requires std::is_arithmetic_v<N>
  constexpr operator N() const { return N(1); }
};
template <class E>
concept is_refused = std::is_same_v<std::remove_cvref_t<E>, refused>;
template <class... E>
concept one_is_refused = (is_refused<E> || ...);

}  // namespace bptt
