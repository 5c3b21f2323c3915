#include "softmax_job.hpp"

namespace contest {
namespace {

template <class Functions, class Job>
struct softmax_by_hand {
  using N = typename Job::number;
  Job const& job;
  alignas(64) typename Job::series gradient;
  explicit softmax_by_hand(Job const& of) : job(of) {}
  N run() {
    return by_hand::softmax_rows<Job::n, Functions>(Job::B * Job::T, job.logits.data(), job.wanted.data(),
                                                    gradient.data());
  }
  contest::answer answer(N loss) const { return answer_of(static_cast<double>(loss), gradient); }
};
template <class Job>
using with_vectorised = softmax_by_hand<by_hand::vectorised, Job>;

bool const entered = enter_softmax<with_vectorised>(by_hand::vectorised::name);

}  // namespace
}  // namespace contest
