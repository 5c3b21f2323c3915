// The library's gradient of the net of words_job.hpp.
#include <bptt/callables/batch.hpp>
#include <bptt/cells/gru.hpp>

#include "words_job.hpp"

namespace contest {
namespace words_net {

using namespace bptt;
using job = words_job;
inline constexpr int V = job::V, D = job::D, H = job::H, M = job::M;
// clang-format off
inline constexpr struct k : token<k, V> {} k;
inline constexpr struct y : token<y, V> {} y;
inline constexpr struct Emb : parameter<Emb, V, D> {} Emb;
inline constexpr struct W_dense : parameter<W_dense, M, H> {} W_dense;
inline constexpr struct b_dense : parameter<b_dense, M> {} b_dense;
inline constexpr struct W_out : parameter<W_out, V, M> {} W_out;
inline constexpr struct b_out : parameter<b_out, V> {} b_out;
inline constexpr struct d : variable<d, M> {} d;
inline constexpr struct q : variable<q, V> {} q;
inline constexpr struct L : variable<L> {} L;
inline constexpr struct cell : cells::gru<cell, D, H> {} cell;
// clang-format on
constexpr auto net =
    unroll<job::T>(recurrence(cell(transpose(Emb) * k[t]), d[t] = W_dense * cell.h[t] + b_dense,
                              q[t] = W_out * d[t] + b_out, L[last] = mean(softmax_cross_entropy(q[t], y[t]), t)));
constexpr auto gradient = bptt::gradient(
    batch<job::B>(net), L, wrt(Emb, cell.W_ih, cell.W_hh, cell.b_ih, cell.b_hh, W_dense, b_dense, W_out, b_out));

struct generated {
  job const& of;
  workspace<decltype(gradient), job::N> memory;
  job::parameters g;
  explicit generated(job const& data) : of(data) {}
  job::N run() {
    auto const& p = of.p;
    return gradient.into(to(Emb(g.embedding), cell.W_ih(g.W_ih), cell.W_hh(g.W_hh), cell.b_ih(g.b_ih),
                            cell.b_hh(g.b_hh), W_dense(g.W_dense), b_dense(g.b_dense), W_out(g.W_out), b_out(g.b_out)),
                         memory, Emb(p.embedding), cell.W_ih(p.W_ih), cell.W_hh(p.W_hh), cell.b_ih(p.b_ih),
                         cell.b_hh(p.b_hh), W_dense(p.W_dense), b_dense(p.b_dense), W_out(p.W_out), b_out(p.b_out),
                         cell.h[-1_c](zero), k(of.read), y(of.wanted));
  }
  contest::answer answer(job::N loss) const { return job::answer_of_all(static_cast<double>(loss), g); }
};

bool const entered = enter<generated, job>("generated");

}  // namespace words_net
}  // namespace contest
