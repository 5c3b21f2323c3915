// Claims about a derivative: a formula that somebody made by hand is right, or it is wrong.
#pragma once
#include <bptt/bptt.hpp>

/// Of a loss of a net: `claims(net, E).right(w, formula)` holds when the compiler proves formula = ∂E/∂w, `.wrong(w, formula)` when it finds no proof.
template <class Net, class Loss>
struct claims {
  constexpr claims(Net, Loss) {}
  template <class Target, class Formula>
  static constexpr bool right(Target target, Formula formula) {
    return bptt::equivalent(Net{}, bptt::derivative(Net{}, Loss{}, target), formula);
  }
  template <class Target, class Formula>
  static constexpr bool wrong(Target target, Formula formula) {
    return !right(target, formula);
  }
};
