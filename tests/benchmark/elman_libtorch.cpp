// libtorch: tensors of double, in one thread, U x(t) of all steps as one product. The graph is recorded in each call,
// as its users do.
#include <torch/torch.h>

#include "elman_formula.hpp"
#include "elman_job.hpp"

namespace contest {
namespace {

template <class Job>
struct elman_libtorch {
  static constexpr int D = Job::D, H = Job::H, C = Job::C, T = Job::T;
  torch::Tensor x, y, h_init;
  std::vector<torch::Tensor> parameters;  // U, W, b, V, c

  static torch::Tensor tensor(double const* numbers, std::initializer_list<std::int64_t> shape) {
    return torch::from_blob(const_cast<double*>(numbers), shape, torch::kFloat64).clone();
  }
  explicit elman_libtorch(Job const& job)
      : x(tensor(job.inputs, {T, D})), y(tensor(job.target, {C})), h_init(tensor(job.h_init, {H})) {
    at::set_num_threads(1);
    auto const& p = job.parameters;
    parameters = {tensor(p.U, {H, D}), tensor(p.W, {H, H}), tensor(p.b, {H}), tensor(p.V, {C, H}), tensor(p.c, {C})};
    for (auto& parameter : parameters) parameter.requires_grad_();
  }
  struct result {
    torch::Tensor loss;
    std::vector<torch::Tensor> gradient;
  };
  result run() {
    auto const &U = parameters[0], &W = parameters[1], &b = parameters[2], &V = parameters[3], &c = parameters[4];
    auto const projected = torch::addmm(b, x, U.t()).unbind(0);
    torch::Tensor h = h_init;
    for (auto const& a : projected) h = torch::tanh(torch::addmv(a, W, h));
    auto const loss = -torch::dot(y, torch::log_softmax(torch::addmv(c, V, h), 0));
    return {loss, torch::autograd::grad({loss}, parameters)};
  }
  contest::answer answer(result const& r) const {
    contest::answer all{{r.loss.template item<double>()}};
    for (auto const& g : r.gradient) {
      auto const numbers = g.contiguous();
      all.emplace_back(numbers.template data_ptr<double>(), numbers.template data_ptr<double>() + numbers.numel());
    }
    return all;
  }
};

bool const entered = enter_elman<elman_libtorch>("libtorch");

}  // namespace
}  // namespace contest
