// flags: -DBPTT_MAX_STACK_BYTES=5000
// What is too large for the stack, by the limit of whoever compiles.
#include <bptt/binding/stack.hpp>

static_assert(bptt::fits_on_the_stack<5000> && !bptt::fits_on_the_stack<5001>);
