// expect: bptt: parts<n>\(run\) are parts of a batch: gradient\(batch<B>\(net\), ...\), evaluate\(batch<B>\(net\)\)
#include "calls.hpp"

int main() {
  using namespace calls;
  auto const run = [](int n, auto const& body) {
    for (int i = 0; i < n; ++i) body(i);
  };
#ifdef VALID_TWIN
  of_batch(parts<2>(run), W(Wv), h[-1_c](hs), x(xs));
#else
  of_net(parts<2>(run), W(Wv), h[-1_c](hv), x(xv));
#endif
}
