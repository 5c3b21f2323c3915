// expect: bptt: parts<n>\(run\) takes what is called as run\(n, body\) and calls body\(0\) to body\(n - 1\)
#include "calls.hpp"

int main() {
#ifdef VALID_TWIN
  (void)bptt::parts<4>([](int, auto const&) {});
#else
  (void)bptt::parts<4>([](int) {});
#endif
}
