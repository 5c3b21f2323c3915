// The Elman nets of the benchmark in the library's words, for every size: symbols are templates here, as the cells of
// the library have them.
#pragma once
#include <bptt/callables/batch.hpp>
#include <bptt/callables/gradient.hpp>

#include "elman_job.hpp"

namespace contest {
namespace elman_net {

using namespace bptt;
// clang-format off
template <class Job> struct x : input<x<Job>, Job::D> {};
template <class Job> struct y : constant<y<Job>, Job::C> {};
template <class Job> struct U : parameter<U<Job>, Job::H, Job::D> {};
template <class Job> struct W : parameter<W<Job>, Job::H, Job::H> {};
template <class Job> struct b : parameter<b<Job>, Job::H> {};
template <class Job> struct V : parameter<V<Job>, Job::C, Job::H> {};
template <class Job> struct c : parameter<c<Job>, Job::C> {};
template <class Job> struct h : variable<h<Job>, Job::H> {};
template <class Job> struct o : variable<o<Job>, Job::C> {};
template <class Job> struct E : variable<E<Job>> {};
// clang-format on

template <class Job>
struct symbols {
  static constexpr elman_net::x<Job> x{};
  static constexpr elman_net::y<Job> y{};
  static constexpr elman_net::U<Job> U{};
  static constexpr elman_net::W<Job> W{};
  static constexpr elman_net::b<Job> b{};
  static constexpr elman_net::V<Job> V{};
  static constexpr elman_net::c<Job> c{};
  static constexpr elman_net::h<Job> h{};
  static constexpr elman_net::o<Job> o{};
  static constexpr elman_net::E<Job> E{};
  static constexpr auto net =
      unroll<Job::T>(recurrence(h[t] = tanh(b + W * h[t - 1_c] + U * x[t]), o[last] = c + V * h[last],
                                E[last] = softmax_cross_entropy(o[last], y)));
};

}  // namespace elman_net

template <class Job>
struct elman_generated : elman_net::symbols<Job> {
  using net_of = elman_net::symbols<Job>;
  using net_of::x, net_of::y, net_of::U, net_of::W, net_of::b, net_of::V, net_of::c, net_of::h, net_of::E;
  static constexpr auto gradient = bptt::gradient(net_of::net, E, bptt::wrt(U, W, b, V, c));

  Job const& job;
  explicit elman_generated(Job const& of) : job(of) {}
  auto run() const {
    using namespace bptt;
    return gradient(U(job.U), W(job.W), b(job.b), V(job.V), c(job.c), h[-1_c](job.h0[0]), x(job.x[0]), y(job.y[0]));
  }
  template <class Result>
  contest::answer answer(Result const& r) const {
    return answer_of(r[E], r[U], r[W], r[b], r[V], r[c]);
  }
};

/// The mean over the sequences of a batch.
template <class Job>
struct batch_generated : elman_net::symbols<Job> {
  using net_of = elman_net::symbols<Job>;
  using net_of::x, net_of::y, net_of::U, net_of::W, net_of::b, net_of::V, net_of::c, net_of::h, net_of::E;
  static constexpr auto gradient = bptt::gradient(bptt::batch<Job::B>(net_of::net), E, bptt::wrt(U, W, b, V, c));

  Job const& job;
  explicit batch_generated(Job const& of) : job(of) {}
  auto run() const {
    using namespace bptt;
    return gradient(U(job.U), W(job.W), b(job.b), V(job.V), c(job.c), h[-1_c](job.h0), x(job.x), y(job.y));
  }
  template <class Result>
  contest::answer answer(Result const& r) const {
    return answer_of(r[E], r[U], r[W], r[b], r[V], r[c]);
  }
};

}  // namespace contest
