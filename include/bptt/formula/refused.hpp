// What is returned where a message has said what is wrong, so that nothing more is said.
#pragma once
#include <bptt/formula/expression.hpp>

namespace bptt {

/// A formula, a net, a callable, a result or a number of a program that the compiler refuses. It can be used as any of
/// them: as a formula it goes together with every other, a recurrence that reads it is `refused`, and so is what is
/// made of that.
struct refused : expression {
  using shape = unknown_shape;
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
  /// On the left of an equation it is a part of a recurrence that is refused.
  template <class Rhs>
  constexpr refused operator=(Rhs const&) const {
    return {};
  }
  constexpr refused() = default;
  constexpr refused(refused const&) = default;
  constexpr double const* begin() const { return nullptr; }
  constexpr double const* end() const { return nullptr; }
  constexpr double const* data() const { return nullptr; }
  constexpr decltype(sizeof(0)) size() const { return 0; }
  template <class N>
  struct memory {};
  /// A condition on it holds.
  template <class N>
    requires std::is_arithmetic_v<N>
  constexpr operator N() const { return N(1); }
};
template <class E>
concept is_refused = std::is_same_v<std::remove_cvref_t<E>, refused>;
template <class... E>
concept one_is_refused = (is_refused<E> || ...);

}  // namespace bptt
