#include "lstm_job.hpp"

namespace contest {
namespace {

template <class Functions, class Job>
struct lstm_by_hand {
  struct result {
    typename Job::number loss;
    by_hand::lstm<Job::D, Job::H, Job::C, typename Job::number> gradient;
  };
  Job const& job;
  explicit lstm_by_hand(Job const& of) : job(of) {}
  result run() const {
    result r;
    r.loss = by_hand::lstm_m2o<Job::D, Job::H, Job::C, Job::T, Functions>(job.parameters, job.h_init, job.c_init,
                                                                          job.inputs, job.target, r.gradient);
    return r;
  }
  contest::answer answer(result const& r) const {
    return answer_of(r.loss, r.gradient.U, r.gradient.W, r.gradient.b, r.gradient.V, r.gradient.c);
  }
};

bool const entered = enter<lstm_by_hand<by_hand::vectorised, lstm_16_32>, lstm_16_32>(by_hand::vectorised::name) &&
                     enter<lstm_by_hand<by_hand::libm, lstm_16_32>, lstm_16_32>(by_hand::libm::name);

}  // namespace
}  // namespace contest
