// exp(vᵢ − max v) and their sum; infinities are in tests/runtime/evaluation/wide_reductions.cpp.
#include <bptt/arithmetic/log_sum_exp.hpp>

#include "../near.hpp"

using namespace bptt::kernel;

namespace {
struct of_three {
  double e[3];
  log_sum_exp<double> sum;
};
constexpr of_three of(double a, double b, double c) {
  double const v[] = {a, b, c};
  of_three r{};
  r.sum = write_exponentials<3>(r.e, [&](int i) { return v[i]; });
  return r;
}
constexpr auto some = of(-4, 3, -1);
static_assert(some.sum.top == 3 && some.e[1] == 1 && near(some.e[2], 0.018315638888734179) &&
              near(some.sum.total, 1.0192275208542887) && near(some.sum.log_of_sum(), 3.0190450078792574) &&
              near(some.sum.divisor(), some.sum.total));
static_assert(log_sum_exp<double>::below(3, -4) == -7 && log_sum_exp<double>::below(3, 3) == 0);
static_assert(log_sum_exp<double>{0, 0}.divisor() > 0);
}  // namespace
