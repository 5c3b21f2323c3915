// Optimisers agree with PyTorch's, step by step: the numbers are those of torch.optim, not of this library.
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>

#include "../near.hpp"
#include "pytorch_values.hpp"

namespace optimisers {
using namespace bptt;
using pytorch::block;

template <class Optimiser>
constexpr bool follows(Optimiser optimiser, pytorch::path const& wanted) {
  block theta = pytorch::start;
  for (std::size_t n = 0; n < wanted.size(); ++n) {
    optimiser.step(theta, pytorch::slopes[n]);
    for (std::size_t i = 0; i < theta.size(); ++i)
      if (!near(theta[i], wanted[n][i], 4e-16)) return false;
  }
  return true;
}
using train::adagrad, train::adam, train::adamw, train::momentum, train::rmsprop, train::sgd;
// SGD(lr=0.1), with weight_decay=0.05
static_assert(follows(sgd<block>{{.rate = 0.1}}, pytorch::sgd));
static_assert(follows(sgd<block>{{.rate = 0.1, .decay = 0.05}}, pytorch::sgd_decay));
// SGD(lr=0.1, momentum=0.9); (momentum=0.8, dampening=0.3, weight_decay=0.05); (momentum=0.9, nesterov=True,
// weight_decay=0.05)
static_assert(follows(momentum<block>{{.rate = 0.1}}, pytorch::momentum));
static_assert(follows(momentum<block>{{.rate = 0.1, .momentum = 0.8, .dampening = 0.3, .decay = 0.05}},
                      pytorch::momentum_dampened));
static_assert(follows(momentum<block>{{.rate = 0.1, .decay = 0.05, .nesterov = true}}, pytorch::nesterov));
// Adagrad(); (lr=0.1, lr_decay=0.2, weight_decay=0.05)
static_assert(follows(adagrad<block>{}, pytorch::adagrad));
static_assert(follows(adagrad<block>{{.rate = 0.1, .rate_decay = 0.2, .decay = 0.05}}, pytorch::adagrad_decay));
// RMSprop(); (lr=0.05, alpha=0.9, eps=1e-3, weight_decay=0.05)
static_assert(follows(rmsprop<block>{}, pytorch::rmsprop));
static_assert(follows(rmsprop<block>{{.rate = 0.05, .smoothing = 0.9, .epsilon = 1e-3, .decay = 0.05}},
                      pytorch::rmsprop_decay));
// Adam(), AdamW(); (lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.05), of AdamW weight_decay=0.3
static_assert(follows(adam<block>{}, pytorch::adam));
static_assert(follows(adam<block>{{.rate = 0.05, .beta1 = 0.8, .beta2 = 0.95, .epsilon = 1e-3, .decay = 0.05}},
                      pytorch::adam_decay));
static_assert(follows(adamw<block>{}, pytorch::adamw));
static_assert(follows(adamw<block>{{.rate = 0.05, .beta1 = 0.8, .beta2 = 0.95, .epsilon = 1e-3, .decay = 0.3}},
                      pytorch::adamw_decay));

// Adam(lr=0.05) under CosineAnnealingLR(T_max=4, eta_min=0.01): a rate is an option
static_assert([] {
  auto const rate = train::cosine(0.05, 0.01, 4);
  adam<block> optimiser;
  block theta = pytorch::start;
  for (std::size_t n = 0; n < 5; ++n) {
    optimiser.options.rate = rate(static_cast<long long>(n));
    optimiser.step(theta, pytorch::slopes[n]);
    for (std::size_t i = 0; i < theta.size(); ++i)
      if (!near(theta[i], pytorch::adam_cosine[n][i], 4e-16)) return false;
  }
  return true;
}());

// one that is copied goes on as the one it was copied from
static_assert([] {
  adam<block> first;
  block theta = pytorch::start;
  first.step(theta, pytorch::slopes[0]);
  adam<block> second = first;
  block other = theta;
  first.step(theta, pytorch::slopes[1]), second.step(other, pytorch::slopes[1]);
  return theta == other;
}());
static_assert(std::is_trivially_copyable_v<adam<block>> &&
              sizeof(adam<block>) <= 2 * sizeof(block) + 8 * sizeof(double));
static_assert(sizeof(sgd<block>) == 2 * sizeof(double));  // no state

// of a block of parameters, in float
namespace net {
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w, 2> {} w;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto model = unroll<2>(recurrence(h[t] = tanh(hadamard(w, h[t - 1_c]) + w * x[t]), E[last] = sum(h[last])));
}  // namespace net
using floats = parameters<decltype(net::model), float>;
static_assert([] {
  floats theta, slope;
  theta[net::w](0) = 0.5f, theta[net::w](1) = -0.3f;
  adamw<floats> optimiser{{.rate = 0.01f}};
  float first = 0, loss = 0;
  for (int i = 0; i < 50; ++i) {
    loss = gradient(net::model, net::E, wrt(theta)).into(slope, theta, net::x({1.0f, 0.5f}), net::h[-1_c](zero));
    optimiser.step(theta, slope);
    if (i == 0) first = loss;
  }
  return loss < first - 0.4f;
}());
}  // namespace optimisers
