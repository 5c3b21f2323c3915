// The library's gradient of the cross-entropy of logits that are bound, written into arrays of the caller.
#include <bptt/callables/batch.hpp>

#include "softmax_job.hpp"

namespace contest {
namespace softmax_net {

using namespace bptt;
// clang-format off
template <class Job> struct q : input<q<Job>, Job::n> {};
template <class Job> struct y : input<y<Job>, Job::n> {};
template <class Job> struct L : variable<L<Job>> {};
// clang-format on

template <class Job>
struct generated {
  static constexpr softmax_net::q<Job> q{};
  static constexpr softmax_net::y<Job> y{};
  static constexpr softmax_net::L<Job> L{};
  static constexpr auto gradient = bptt::gradient(
      batch<Job::B>(unroll<Job::T>(recurrence(L[last] = mean(softmax_cross_entropy(q[t], y[t]), t)))), L, wrt(q));
  using N = typename Job::number;
  Job const& job;
  workspace<decltype(gradient), N> memory;
  alignas(64) typename Job::series dq;
  explicit generated(Job const& of) : job(of) {}
  N run() { return gradient.into(to(q(dq)), memory, q(job.logits), y(job.wanted)); }
  contest::answer answer(N loss) const { return answer_of(static_cast<double>(loss), dq); }
};

bool const entered = enter_softmax<generated>("generated");

}  // namespace softmax_net
}  // namespace contest
