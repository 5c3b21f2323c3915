// ADOL-C. Its tape is recorded once, in memory, and each call runs it forward for the loss and backward for the gradient, which is how it is used well:
// what `gradient(tag, n, x, g)` does, but with the loss as well. Inputs and target are on the tape as constants, which is in its favour.
#include <adolc/adolc.h>

#include <vector>

#include "elman_job.hpp"
#include "elman_formula.hpp"

namespace contest {
namespace {

short next_tape() {
  static short tape = 0;
  return tape++;
}

template <class Job>
struct elman_adolc {
  using gradient_type = flat_gradient<Job>;
  static constexpr int n = gradient_type::size;
  short const tape = next_tape();
  std::vector<double> parameters = std::vector<double>(n), gradient = parameters;

  explicit elman_adolc(Job const& job) {
    std::vector<adouble> active(n);
    double loss;
    unsigned const buffer = 1u << 24;  // numbers: no tape of these nets goes to a file
    trace_on(tape, 0, buffer, buffer, buffer, buffer);
    gradient_type::each_parameter(job, [&](double number, int i) {
      active[std::size_t(i)] <<= number;
      parameters[std::size_t(i)] = number;
    });
    elman_loss(job, active.data()) >>= loss;
    trace_off();
  }
  double run() {
    double loss, weight[] = {1};
    zos_forward(tape, 1, n, 1, parameters.data(), &loss);
    fos_reverse(tape, 1, n, weight, gradient.data());
    return loss;
  }
  contest::answer answer(double loss) const { return gradient_type::parts(loss, gradient.data()); }
};

bool const entered = enter_elman<elman_adolc>("ADOL-C");

}  // namespace
}  // namespace contest
