// expect: bptt: a symbol is bound that the net does not read
// expect: net_reads<bptt::sequence_length
// The sequences of a batch have lengths.
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  (void)of_batch(W(Wv), h[-1_c](hs), x(xs), lengths({2, 1, 3, 2}));
#else
  (void)of_batch(W(Wv), h[-1_c](hs), x(xs), bptt::length(2));
#endif
}
