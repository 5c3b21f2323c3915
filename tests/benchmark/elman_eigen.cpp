// The same gradient written by hand with Eigen: matrices of fixed sizes on the stack, no temporaries, U x(t) of all
// steps as one product, and the outer products of all steps as one product. With the tanh of the C library, which is
// what Eigen has for double, and with tanh by Eigen's vectorised exp.
#include <Eigen/Core>

#include "elman_job.hpp"

namespace contest {
namespace {

template <class N, int rows, int columns>
using matrix = Eigen::Matrix<N, rows, columns, rows == 1 && columns != 1 ? Eigen::RowMajor : Eigen::ColMajor>;
template <class N, int rows, int columns>
using row_major = Eigen::Matrix<N, rows, columns, columns == 1 && rows != 1 ? Eigen::ColMajor : Eigen::RowMajor>;
template <class Matrix>
using view = Eigen::Map<Matrix, Eigen::Aligned64>;

struct own_tanh {
  template <class A>
  static auto tanh(A const& a) {
    return 1 - 2 / ((2 * a).exp() + 1);
  }
};
struct libm_tanh {
  template <class A>
  static auto tanh(A const& a) {
    return a.tanh();
  }
};

template <class Functions, class Job>
struct elman_eigen {
  static constexpr int D = Job::D, H = Job::H, C = Job::C, T = Job::T;
  using N = typename Job::number;
  struct result {
    N loss;
    by_hand::elman<D, H, C, N> gradient;
  };
  Job const& job;
  explicit elman_eigen(Job const& of) : job(of) {}

  result run() const {
    result r;
    auto const& p = job.parameters;
    view<row_major<N, H, D> const> const U(p.U);
    view<row_major<N, H, H> const> const W(p.W);
    view<matrix<N, H, 1> const> const b(p.b), h_init(job.h_init);
    view<row_major<N, C, H> const> const V(p.V);
    view<matrix<N, C, 1> const> const c(p.c), y(job.target);
    view<matrix<N, D, T> const> const x(job.inputs);
    view<row_major<N, H, D>> dU(r.gradient.U);
    view<row_major<N, H, H>> dW(r.gradient.W);
    view<matrix<N, H, 1>> db(r.gradient.b);
    view<row_major<N, C, H>> dV(r.gradient.V);
    view<matrix<N, C, 1>> dc(r.gradient.c);

    matrix<N, H, T + 1> h;  // the initial state first
    matrix<N, H, T> a;      // then its adjoint
    h.col(0) = h_init;
    a.noalias() = U * x;
    a.colwise() += b;
    for (int t = 0; t < T; ++t) {
      a.col(t).noalias() += W * h.col(t);
      h.col(t + 1) = Functions::tanh(a.col(t).array());
    }
    matrix<N, C, 1> o = c;
    o.noalias() += V * h.col(T);
    N const top = o.maxCoeff();
    matrix<N, C, 1> const e = (o.array() - top).exp();
    N const mass = e.sum();
    r.loss = (y.array() * (top + std::log(mass) - o.array())).sum();
    dc = e * (y.sum() / mass) - y;

    dV.noalias() = dc * h.col(T).transpose();
    a.col(T - 1).noalias() = V.transpose() * dc;
    for (int t = T - 1;; --t) {
      a.col(t).array() *= 1 - h.col(t + 1).array().square();
      if (t == 0) break;
      a.col(t - 1).noalias() = W.transpose() * a.col(t);
    }
    dW.noalias() = a * h.template leftCols<T>().transpose();
    dU.noalias() = a * x.transpose();
    db = a.rowwise().sum();
    return r;
  }
  contest::answer answer(result const& r) const {
    return answer_of(r.loss, r.gradient.U, r.gradient.W, r.gradient.b, r.gradient.V, r.gradient.c);
  }
};

template <class Job>
using with_own = elman_eigen<own_tanh, Job>;
template <class Job>
using with_libm = elman_eigen<libm_tanh, Job>;

bool const entered = enter_elman<with_own, with_libm>("by hand with Eigen, vectorised", "by hand with Eigen, libm");

}  // namespace
}  // namespace contest
