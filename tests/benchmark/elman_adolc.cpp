// ADOL-C. Its tape is recorded once, in memory, and each call runs it forward for the loss and backward for the
// gradient, which is how it is used well: what `gradient(tag, n, x, g)` does, but with the loss as well. Inputs and
// target are on the tape as constants, which is in its favour.
#include <adolc/adolc.h>

#include <vector>

#include "elman_formula.hpp"
#include "elman_job.hpp"

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

  /// The tape is recorded twice, the second time into buffers of the size that it takes: ADOL-C takes the last of them
  /// from the heap in each call.
  explicit elman_adolc(Job const& job) {
    unsigned const enough = 1u << 24;
    record(job, enough, enough, enough, enough);
    std::size_t of[STAT_SIZE];
    tapestats(tape, of);
    auto const size = [&](std::size_t entry) { return static_cast<unsigned>(of[entry] + 64); };
    record(job, size(NUM_OPERATIONS), size(NUM_LOCATIONS), size(NUM_VALUES), size(TAY_STACK_SIZE));
  }
  void record(Job const& job, unsigned operations, unsigned locations, unsigned values, unsigned results) {
    std::vector<adouble> active(n);
    double loss;
    trace_on(tape, 0, operations, locations, values, results);
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
