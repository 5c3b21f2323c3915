// BPTT_INLINE: a function that is inlined wherever it is called. The passes are made of many small functions over one
// block of memory; inlined into one, they are optimised as code written by hand would be. Defined empty beforehand,
// -DBPTT_INLINE=, the compiler decides: that takes it far less time where nothing is optimised.
#pragma once

#ifndef BPTT_INLINE
#define BPTT_INLINE __attribute__((always_inline))
#endif
