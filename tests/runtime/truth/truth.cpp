// The net of the question, with two activations and two lengths, against the tables of truth/.
#include "seed2_sigmoid.hpp"
#include "seed2_tanh.hpp"
#include "seed4_tanh.hpp"
#include "truth_case.hpp"

namespace truth_of_the_question {
using namespace bptt;
// clang-format off
inline constexpr int C = 2;
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : constant<y, C> {} y;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct v : parameter<v, C> {} v;
inline constexpr struct c : parameter<c, C> {} c;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q, C> {} q;
inline constexpr struct o : variable<o, C> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on

constexpr auto with_activation(auto activation) {
  return recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = activation, q[last] = v * s[last] + c,
                    o[last] = softmax(q[last]), E[last] = cross_entropy(o[last], y));
}
}  // namespace truth_of_the_question

BOOST_AUTO_TEST_SUITE(truth)

BOOST_AUTO_TEST_CASE(net_of_seed2_tanh) {
  using namespace truth_of_the_question;
  namespace is = truth::seed2_tanh;
  truth::report r("seed2_tanh");
  constexpr auto net = unroll<is::T>(with_activation(tanh(z[t])));
  auto const call = [](auto f) {
    return f(u(is::u), w(is::w), k(is::k), v(is::v), c(is::c), s[-1_c](is::s_init), x(is::x), y(is::y));
  };
  check_gradient(r, net, E, is::loss, call, want(u, is::grad::u), want(w, is::grad::w), want(k, is::grad::k),
                 want(v, is::grad::v), want(c, is::grad::c), want(s[-1_c], is::grad::s_init), want(x, is::grad::x));
  check_gradient(r, net, E, is::loss, call, want(u[t], is::grad_per_step::u), want(w[t], is::grad_per_step::w),
                 want(k[t], is::grad_per_step::k), want(z[t], is::grad_nodes::z), want(s[t], is::grad_nodes::s),
                 want(q[last], is::grad_nodes::q), want(u[0_c], is::grad_per_step::u[0]),
                 want(w[1_c], is::grad_per_step::w[1]), want(x[1_c], is::grad::x[1]),
                 want(z[last], is::grad_nodes::z[1]), want(s[0_c], is::grad_nodes::s[0]));
  r.compare_all(evaluate(net), call, want(E, is::loss), want(z[t], is::forward::z), want(s[t], is::forward::s),
                want(s[1_c], is::forward::s[1]), want(z[0_c], is::forward::z[0]), want(q[last], is::forward::q),
                want(o[last], is::forward::o));
}

BOOST_AUTO_TEST_CASE(net_of_seed2_sigmoid) {
  using namespace truth_of_the_question;
  namespace is = truth::seed2_sigmoid;
  truth::report r("seed2_sigmoid");
  constexpr auto net = unroll<is::T>(with_activation(sigmoid(z[t])));
  auto const call = [](auto f) {
    return f(u(is::u), w(is::w), k(is::k), v(is::v), c(is::c), s[-1_c](is::s_init), x(is::x), y(is::y));
  };
  check_gradient(r, net, E, is::loss, call, want(u, is::grad::u), want(w, is::grad::w), want(k, is::grad::k),
                 want(v, is::grad::v), want(c, is::grad::c), want(s[-1_c], is::grad::s_init), want(x, is::grad::x));
  r.compare_all(gradient<codegen::step_loop>(net, E, wrt(u[t], w[t], k[t], z[t], s[t], q[last])), call,
                want(u[t], is::grad_per_step::u), want(w[t], is::grad_per_step::w), want(k[t], is::grad_per_step::k),
                want(z[t], is::grad_nodes::z), want(s[t], is::grad_nodes::s), want(q[last], is::grad_nodes::q));
  r.compare_all(evaluate(net), call, want(E, is::loss), want(z[t], is::forward::z), want(s[t], is::forward::s),
                want(q[last], is::forward::q), want(o[last], is::forward::o));
}

BOOST_AUTO_TEST_CASE(net_of_seed4_tanh) {
  using namespace truth_of_the_question;
  namespace is = truth::seed4_tanh;
  truth::report r("seed4_tanh");
  constexpr auto net = unroll<is::T>(with_activation(tanh(z[t])));
  auto const call = [](auto f) {
    return f(u(is::u), w(is::w), k(is::k), v(is::v), c(is::c), s[-1_c](is::s_init), x(is::x), y(is::y));
  };
  check_gradient(r, net, E, is::loss, call, want(u, is::grad::u), want(w, is::grad::w), want(k, is::grad::k),
                 want(v, is::grad::v), want(c, is::grad::c), want(s[-1_c], is::grad::s_init), want(x, is::grad::x));
  // each step's own copy of a parameter, all of them and one at a time
  auto const result = gradient(net, E, wrt(u[t], w[t], k[t], z[t], s[t], u[0_c], u[3_c], w[2_c]));
  auto const per_step = call(result);
  for (std::size_t step = 0; step < is::T; ++step) {
    r.compare("u[t][step]", per_step[u[t]][step], is::grad_per_step::u[step]);
    r.compare("w[t][step]", per_step[w[t]][step], is::grad_per_step::w[step]);
    r.compare("k[t][step]", per_step[k[t]][step], is::grad_per_step::k[step]);
    r.compare("z[t][step]", per_step[z[t]][step], is::grad_nodes::z[step]);
    r.compare("s[t][step]", per_step[s[t]][step], is::grad_nodes::s[step]);
  }
  r.compare("u[0]", per_step[u[0_c]], is::grad_per_step::u[0]);
  r.compare("u[3]", per_step[u[3_c]], is::grad_per_step::u[3]);
  r.compare("w[2]", per_step[w[2_c]], is::grad_per_step::w[2]);
  r.compare_all(gradient<codegen::step_loop>(net, E, wrt(u[t], w[t], k[t], z[t], s[t], q[last])), call,
                want(u[t], is::grad_per_step::u), want(w[t], is::grad_per_step::w), want(k[t], is::grad_per_step::k),
                want(z[t], is::grad_nodes::z), want(s[t], is::grad_nodes::s), want(q[last], is::grad_nodes::q));
  r.compare_all(evaluate(net), call, want(E, is::loss), want(z[t], is::forward::z), want(s[t], is::forward::s),
                want(z[3_c], is::forward::z[3]), want(q[last], is::forward::q), want(o[last], is::forward::o));
}

BOOST_AUTO_TEST_SUITE_END()
