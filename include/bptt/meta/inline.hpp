// BPTT_INLINE: marks functions that are inlined wherever they are called. The passes are made of many small functions
// over one block of memory; inlined into one, they are optimised like code written by hand. With -DBPTT_INLINE= the
// compiler decides, which takes it far less time in builds without optimisation.
#pragma once

#ifndef BPTT_INLINE
#define BPTT_INLINE __attribute__((always_inline))
#endif
