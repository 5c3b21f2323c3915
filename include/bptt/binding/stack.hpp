// The stack: no object of the library that is larger than a limit is put there.
#pragma once
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

}  // namespace bptt
