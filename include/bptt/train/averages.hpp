// What is kept beside the parameters while they move: their average, and the best so far.
#pragma once
#include <bptt/train/optimisers.hpp>

namespace bptt::train {

/// The exponential moving average of parameters, value ← fade·value + (1 − fade)·θ; the first is θ itself. With it a
/// net is evaluated. PyTorch's AveragedModel with such an avg_fn.
///   train::moving_average<decltype(theta)> mean{{.fade = 0.999f}};
///   mean.add(theta);     evaluate(net)(mean.value, x(xs));
template <class Block>
struct moving_average {
  using N = typename of_block<Block>::number;
  struct {
    N fade = N(0.999);
  } options{};
  Block value{};
  long long count = 0;

  constexpr void add(Block const& theta) {
    N const kept = count++ == 0 ? N(0) : options.fade;
    for (std::size_t i = 0; i < theta.size(); ++i)
      value.data()[i] = kept * value.data()[i] + (N(1) - kept) * theta.data()[i];
  }

  static constexpr auto saved_as = "average";
  template <class Self, class See>
  static constexpr void fields(Self& self, See const& see) {
    auto& [options, value, count] = self;
    auto& [fade] = options;
    see("fade", fade), see("value", value), see("count", count);
  }
};
/// The mean of all parameters that were added: stochastic weight averaging, PyTorch's AveragedModel.
/// Source: Izmailov et al. (UAI 2018).
template <class Block>
struct mean_of_all {
  using N = typename of_block<Block>::number;
  Block value{};
  long long count = 0;

  constexpr void add(Block const& theta) {
    N const n = static_cast<N>(++count);
    for (std::size_t i = 0; i < theta.size(); ++i) value.data()[i] += (theta.data()[i] - value.data()[i]) / n;
  }

  static constexpr auto saved_as = "average";
  template <class Self, class See>
  static constexpr void fields(Self& self, See const& see) {
    auto& [value, count] = self;
    see("value", value), see("count", count);
  }
};

/// Early stopping: true when a held-out loss has not been better, by more than `least`, for `patience` calls; `best`
/// are the parameters of the best loss. A loss that is NaN is not better.
///   train::early_stopping<decltype(theta)> stop{{.patience = 5}};
///   if (stop(held_out_loss, theta)) break;       theta = stop.best;
template <class Block>
struct early_stopping {
  using N = typename of_block<Block>::number;
  struct {
    int patience = 10;
    N least = N(0);
  } options{};
  Block best{};
  N best_loss = N(0);
  int waited = 0;
  bool has_best = false;

  constexpr bool operator()(std::type_identity_t<N> loss, Block const& theta) {
    if (loss == loss && (!has_best || loss < best_loss - options.least))
      best = theta, best_loss = loss, waited = 0, has_best = true;
    else
      ++waited;
    return waited >= options.patience;
  }

  static constexpr auto saved_as = "early_stopping";
  template <class Self, class See>
  static constexpr void fields(Self& self, See const& see) {
    auto& [options, best, best_loss, waited, has_best] = self;
    auto& [patience, least] = options;
    see("patience", patience), see("least", least), see("best", best), see("best_loss", best_loss),
        see("waited", waited), see("has_best", has_best);
  }
};

}  // namespace bptt::train
