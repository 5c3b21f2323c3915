// The library's gradient of its own LSTM cell.
#include <bptt/callables/gradient.hpp>
#include <bptt/cells/lstm.hpp>

#include "lstm_job.hpp"

namespace contest {
namespace lstm_net {

using namespace bptt;
using job = lstm_16_32;
inline constexpr int D = job::D, H = job::H, C = job::C, T = job::T;
// clang-format off
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : constant<y, C> {} y;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct c : parameter<c, C> {} c;
inline constexpr struct o : variable<o, C> {} o;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct cell : cells::lstm<cell, D, H> {} cell;
// clang-format on
constexpr auto net =
    unroll<T>(recurrence(cell(x[t]), o[last] = c + V * cell.h[last], E[last] = softmax_cross_entropy(o[last], y)));
constexpr auto g = gradient(net, E, wrt(cell.W_ih, cell.W_hh, cell.b_ih, V, c));

struct generated {
  job const& data;
  explicit generated(job const& of) : data(of) {}
  auto run() const {
    return g(cell.W_ih(data.U), cell.W_hh(data.W), cell.b_ih(data.b), cell.b_hh(zero), V(data.V), c(data.c),
             cell.h[-1_c](data.h0), cell.c[-1_c](data.c0), x(data.x), y(data.y));
  }
  template <class Result>
  contest::answer answer(Result const& r) const {
    return answer_of(r[E], r[cell.W_ih], r[cell.W_hh], r[cell.b_ih], r[V], r[c]);
  }
};

bool const entered = enter<generated, job>("generated");

}  // namespace lstm_net
}  // namespace contest
