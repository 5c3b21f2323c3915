// Products of factors in normal form: powers of one variable are one factor, δ and Σ softmax = 1 are gone, and the
// summation indices are numbered in an order that does not depend on what they were called.
#pragma once
#include <bptt/proof/atom.hpp>

namespace bptt::normal_form {

/// A coefficient times factors: a term while it is made.
struct monomial {
  rational coefficient{1, 1};
  growing_array<factor> factors;

  constexpr void put(factor const& f) { factors.push_back(f); }
  constexpr bool has(index i) const {
    for (auto const& f : factors)
      if (f.indices[0] == i || f.indices[1] == i) return true;
    return false;
  }
  constexpr void rename(index from, index to) {
    for (factor& f : factors)
      for (index& i : f.indices)
        if (i == from) i = to;
  }
};

/// Σⱼ δᵢⱼ·vⱼ → vᵢ, Σⱼ δᵢⱼ → 1. Where neither index is summed over, δᵢⱼ stays, and i stands for j in all other factors.
constexpr void without_deltas(monomial& p) {
  for (std::size_t k = 0; k < p.factors.size();) {
    if (p.factors[k].base->what != kind::delta) {
      ++k;
      continue;
    }
    factor const delta = p.factors[k];
    index const i = delta.indices[0], j = delta.indices[1];
    if (i != j && !is_summed(i) && !is_summed(j)) {
      if (i < no_index && j < no_index) {  // two different components
        p.coefficient = {0, 1};
        return;
      }
      index const kept = i < j ? i : j, other = i < j ? j : i;
      p.factors.erase(k);
      p.rename(other, kept);
      p.factors.insert(0, factor{delta.base, {1, 1}, {kept, other}});
      ++k;
      for (std::size_t m = k; m < p.factors.size();)  // δ² is δ
        if (p.factors[m].base->what == kind::delta && p.factors[m].indices[0] == p.factors[m].indices[1])
          p.factors.erase(m);
        else
          ++m;
      continue;
    }
    p.factors.erase(k);
    if (i == j) {
      if (is_summed(i) && !p.has(i)) p.coefficient = p.coefficient * rational{delta.base->extents[0], 1};
    } else {
      p.rename(is_summed(j) ? j : i, is_summed(j) ? i : j);
      if (is_summed(i) && is_summed(j) && !p.has(i))
        p.coefficient = p.coefficient * rational{delta.base->extents[0], 1};  // Σᵢⱼ δᵢⱼ
    }
    k = 0;
  }
}

constexpr void set_key(factor& f) {
  f.key = mixed(f.base->key, static_cast<key_type>(static_cast<unsigned>(f.indices[0] * 64 + f.indices[1])));
}

/// xᵃ·xᵇ → xᵃ⁺ᵇ, x⁰ → 1. Where an index was in x alone, the sum over its n values is n: Σⱼ xⱼ⁰ → n.
constexpr void merge_powers(monomial& p) {
  for (factor& f : p.factors) set_key(f);
  bool vanish = false;
  for (std::size_t k = 0; k < p.factors.size(); ++k) {
    factor& f = p.factors[k];
    for (std::size_t m = k + 1; m < p.factors.size();)
      if (f.key == p.factors[m].key && same_variable(f, p.factors[m])) {
        f.power = f.power + p.factors[m].power;
        p.factors.erase(m);
      } else
        ++m;
    if (f.base->what == kind::heaviside && f.power.n > 0) f.power = {1, 1};  // it is 0 or 1
    vanish = vanish || f.power.n == 0;
  }
  if (!vanish) return;
  for (std::size_t k = 0; k < p.factors.size();) {
    factor const f = p.factors[k];
    if (f.power.n != 0) {
      ++k;
      continue;
    }
    p.factors.erase(k);
    for (int slot = 0; slot < 2; ++slot)
      if (is_summed(f.indices[slot]) && !p.has(f.indices[slot]) && !(slot == 1 && f.indices[0] == f.indices[1]))
        p.coefficient = p.coefficient * rational{f.base->extents[slot], 1};
  }
}

/// Σᵢ softmax(v)ᵢ → 1
constexpr void sum_softmax(monomial& p) {
  for (std::size_t k = 0; k < p.factors.size(); ++k) {
    factor const f = p.factors[k];
    if (f.base->what != kind::softmax || !(f.power == rational{1, 1}) || !is_summed(f.indices[0])) continue;
    p.factors.erase(k);
    if (!p.has(f.indices[0])) return sum_softmax(p);
    p.factors.insert(k, f);
  }
}

/// Colour refinement of the summation indices of a term: two indices of one colour stand in factors alike, beside
/// indices of one colour.
struct index_colours {
  static constexpr int most = 24;
  int count = 0;
  key_type of[most]{};

  constexpr void refine(monomial const& p) {
    key_type next[most]{};
    for (auto const& f : p.factors)
      for (int slot = 0; slot < 2; ++slot) {
        index const i = f.indices[slot], other = f.indices[1 - slot];
        if (!is_summed(i)) continue;
        key_type const with = other == i         ? 3
                              : is_summed(other) ? of[other - first_summed]
                                                 : static_cast<key_type>(static_cast<unsigned>(other));
        next[i - first_summed] += mixed(mixed(f.base->key, static_cast<key_type>(f.power.n * 2 + slot)),
                                        mixed(with, static_cast<key_type>(f.power.d)));
      }
    for (int k = 0; k < count; ++k) of[k] = mixed(of[k], next[k]);
  }
  constexpr int distinct() const {
    int n = 0;
    for (int k = 0; k < count; ++k) {
      int m = 0;
      while (m < k && of[m] != of[k]) ++m;
      n += m == k ? 1 : 0;
    }
    return n;
  }
  constexpr void refine_all(monomial const& p) {
    for (int before = 0, now = 1; now > before && now < count;) {
      before = now;
      refine(p);
      now = distinct();
    }
  }
};

/// Gives the summation indices the numbers 2, 3, … in the order of their colours. Of indices of one
/// colour one is given a colour of its own, and the rest are refined again: where they are not interchangeable a proof
/// is missed, and none is false.
constexpr void name_indices(monomial& p) {
  index_colours colours;
  index old[index_colours::most]{};
  for (factor& f : p.factors)
    for (index& i : f.indices) {
      if (!is_summed(i)) continue;
      int k = 0;
      while (k < colours.count && old[k] != i) ++k;
      if (k == colours.count) old[colours.count++] = i;
      i = first_summed + k;
    }
  int const count = colours.count;
  if (count < 2) return;
  colours.refine(p);
  for (int taken = 1; colours.distinct() < count; ++taken) {
    colours.refine_all(p);
    if (colours.distinct() == count) break;
    int first = count;  // of the least colour that several have
    for (int k = 0; k < count; ++k)
      for (int m = 0; m < count; ++m)
        if (m != k && colours.of[m] == colours.of[k] && (first == count || colours.of[k] < colours.of[first]))
          first = k;
    colours.of[first] = mixed(colours.of[first], static_cast<key_type>(taken));
    colours.refine(p);
  }
  index names[index_colours::most]{};
  for (int k = 0; k < count; ++k) {
    names[k] = first_summed;
    for (int m = 0; m < count; ++m) names[k] += colours.of[m] < colours.of[k] ? 1 : 0;
  }
  for (factor& f : p.factors)
    for (index& i : f.indices)
      if (is_summed(i)) i = names[i - first_summed];
}

constexpr void sort_factors(monomial& p) {
  for (factor& f : p.factors)
    if (is_summed(f.indices[0]) || is_summed(f.indices[1])) set_key(f);
  for (std::size_t k = 1; k < p.factors.size(); ++k)
    for (std::size_t m = k; m > 0 && p.factors[m].key < p.factors[m - 1].key; --m) {
      factor const f = p.factors[m];
      p.factors[m] = p.factors[m - 1];
      p.factors[m - 1] = f;
    }
}
/// What a factor adds to the key of its term: a sum, so that the order of the factors does not matter.
constexpr key_type share_of_key(factor const& f) {
  return f.key * (static_cast<key_type>(f.power.n) + (static_cast<key_type>(f.power.d) << 32));
}
/// A term of such factors has its product with another one by adding powers: no sums, no δ, no power that is not added.
constexpr bool is_plain(factor const& f) {
  return !is_summed(f.indices[0]) && !is_summed(f.indices[1]) && f.base->what != kind::delta &&
         f.base->what != kind::heaviside;
}
constexpr void normalise(monomial& p) {
  without_deltas(p);
  merge_powers(p);
  sum_softmax(p);
  name_indices(p);
  sort_factors(p);
}

}  // namespace bptt::normal_form
