// The stack: no object of the library that is larger than a limit is put there.
#pragma once
#include <bptt/meta/holds.hpp>
#include <cstddef>

/// The greatest workspace, result or copy, in bytes, that a call puts on the stack: 1 MB, of the 8 MB that a program
/// commonly has. Define it before the first header, alike in all sources of a program.
#ifndef BPTT_MAX_STACK_BYTES
#define BPTT_MAX_STACK_BYTES (1 << 20)
#endif

namespace bptt {

/// Holds for an object of so many bytes that may be on the stack.
template <std::size_t bytes, std::size_t limit = BPTT_MAX_STACK_BYTES>
inline constexpr bool fits_on_the_stack = bytes <= limit;

namespace numeric {

/// The check of what a call puts on the stack, in bytes: its workspace, its result, and copies of what is bound.
template <std::size_t of_workspace, std::size_t of_result, std::size_t of_copies>
constexpr bool check_stack() {
  if constexpr (!fits_on_the_stack<of_workspace>)
    static_assert(BPTT_HOLDS(fits_on_the_stack<of_workspace>),
                  "bptt: a call needs so many bytes of stack: give it a workspace, g(memory, W(w), ...)");
  else if constexpr (!fits_on_the_stack<of_result>)
    static_assert(BPTT_HOLDS(fits_on_the_stack<of_result>),
                  "bptt: a result of so many bytes would be on the stack: write it by into(r, ...), of a static "
                  "result_type<decltype(g)> r");
  else
    static_assert(BPTT_HOLDS(fits_on_the_stack<of_copies>),
                  "bptt: so many bytes of what is bound would be copied to the stack: bind numbers of the type of the "
                  "call, one after another in memory");
  return fits_on_the_stack<of_workspace> && fits_on_the_stack<of_result> && fits_on_the_stack<of_copies>;
}

}  // namespace numeric
}  // namespace bptt
