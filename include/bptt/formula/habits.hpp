// What people write who know another library, or who forget that steps and numbers are known by type: each gets a
// sentence that says what to write instead. Nothing here is instantiated in a program that compiles.
#pragma once
#include <bptt/formula/refused.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

/// Never holds; it names in the compiler's note what a sentence is about.
template <class... What>
inline constexpr bool is_written_so = false;

/// Brackets after a formula: `h[t][0]`, `(W * x[t])[i]`.
struct formula_in_brackets {
  template <class I>
  constexpr refused operator[](I const&) const {
    static_assert(BPTT_HOLDS(is_written_so<I>), "bptt: component i of a vector is component<i>(v)");
    return {};
  }
};

/// The members of tensors and matrices elsewhere, as members of symbols and of symbols at a step.
struct habits {
  template <class... A>
  constexpr refused backward(A const&...) const {
    static_assert(BPTT_HOLDS(is_written_so<A...>),
                  "bptt: nothing runs backward by itself: gradient(net, loss, wrt(W)) is a function of the numbers");
    return {};
  }
  template <class... A>
  constexpr refused detach(A const&...) const {
    static_assert(BPTT_HOLDS(is_written_so<A...>), "bptt: a formula that is not differentiated is stop_gradient(a)");
    return {};
  }
  template <class... A>
  constexpr refused transpose(A const&...) const {
    static_assert(BPTT_HOLDS(is_written_so<A...>), "bptt: the transpose of W is transpose(W)");
    return {};
  }
  template <class... A>
  constexpr refused T(A const&...) const {
    static_assert(BPTT_HOLDS(is_written_so<A...>), "bptt: the transpose of W is transpose(W)");
    return {};
  }
  template <class... A>
  constexpr refused dot(A const&...) const {
    static_assert(BPTT_HOLDS(is_written_so<A...>), "bptt: the dot product of two vectors is dot(a, b)");
    return {};
  }
  template <class... A>
  constexpr refused array(A const&...) const {
    static_assert(BPTT_HOLDS(is_written_so<A...>), "bptt: the product component by component is hadamard(a, b)");
    return {};
  }
  template <class... A>
  constexpr refused cwiseProduct(A const&...) const {
    static_assert(BPTT_HOLDS(is_written_so<A...>), "bptt: the product component by component is hadamard(a, b)");
    return {};
  }
  template <class... A>
  constexpr refused size(A const&...) const {
    static_assert(BPTT_HOLDS(is_written_so<A...>),
                  "bptt: the shape of a formula is shape_of(a), its size shape_of(a).size");
    return {};
  }
  /// `o[t] += a`, `W -= dW`.
  template <class A>
  constexpr refused operator+=(A const&) const {
    static_assert(BPTT_HOLDS(is_written_so<A>),
                  "bptt: a name is not changed: a sum is written out, o[t] = a + b, and numbers are those of the array "
                  "that is bound");
    return {};
  }
  template <class A>
  constexpr refused operator-=(A const&) const {
    static_assert(
        BPTT_HOLDS(is_written_so<A>),
        "bptt: a name is not changed: a difference is written out, o[t] = a - b, and numbers are those of the "
        "array that is bound");
    return {};
  }
};

}  // namespace bptt
