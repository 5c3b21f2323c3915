// Claims about a derivative: a formula that somebody made by hand is right, or it is wrong.
#pragma once
#include <bptt/bptt.hpp>
#include <bptt/proof/compare.hpp>

/// Are two formulas known to be different, and not merely without a proof?
template <class... Formula>
constexpr bool differ(Formula... formula) {
  return bptt::compare(formula...) == bptt::verdict::different;
}

/// Of a loss of a net: `claims(net, E).right(w, formula)` holds when formula = ∂E/∂w is proved, `.wrong(w, formula)`
/// when the two are known to be different.
template <class Net, class Loss>
struct claims {
  constexpr claims(Net, Loss) {}
  template <class Target, class Formula>
  static constexpr bool right(Target target, Formula formula) {
    return bptt::equivalent(Net{}, bptt::derivative(Net{}, Loss{}, target), formula);
  }
  template <class Target, class Formula>
  static constexpr bool wrong(Target target, Formula formula) {
    return differ(Net{}, bptt::derivative(Net{}, Loss{}, target), formula);
  }
};
