// BPTT_HOLDS: the condition of a static_assert that says what is wrong with a program.
#pragma once
#pragma GCC system_header  // so that g++ adds no "in expansion of macro BPTT_HOLDS" to a message

/// Before an error g++ writes by which includes the file was reached in which the tokens of the condition were written;
/// of those that a macro wrote, the file of the macro. A macro that g++ defines itself was reached by none: the message
/// comes ten lines earlier. `__INT8_C(c)` is `c` for g++ everywhere.
#ifdef __clang__
#define BPTT_HOLDS(...) __VA_ARGS__
#else
#define BPTT_HOLDS(...) __INT8_C((__VA_ARGS__))
#endif
