// Sacado, its reverse mode (Rad). Each call records the operations anew, in memory that Sacado keeps from call to call.
#include <Sacado_trad.hpp>
#include <vector>

#include "elman_formula.hpp"
#include "elman_job.hpp"

namespace contest {
namespace {

template <class Job>
struct elman_sacado {
  using number = Sacado::Rad::ADvar<double>;
  using gradient_type = flat_gradient<Job>;
  Job const& job;
  std::vector<number> parameters = std::vector<number>(gradient_type::size);
  std::vector<double> gradient = std::vector<double>(gradient_type::size);

  explicit elman_sacado(Job const& of) : job(of) {}
  double run() {
    gradient_type::each_parameter(job, [&](double value, int i) { parameters[std::size_t(i)] = value; });
    double const loss = elman_loss(job, parameters.data()).val();
    number::Gradcomp();
    for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] = parameters[i].adj();
    return loss;
  }
  contest::answer answer(double loss) const { return gradient_type::parts(loss, gradient.data()); }
};

bool const entered = enter_elman<elman_sacado>("Sacado");

}  // namespace
}  // namespace contest
