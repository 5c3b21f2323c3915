// Products of atoms: powers are added, δ and Σ softmax = 1 are taken out, and the indices that are summed over get
// names that do not depend on what they were called.
#pragma once
#include <bptt/proof/atom.hpp>

namespace bptt::normal_form {

/// A term while it is worked on.
struct product_of_factors {
  rational coefficient{1, 1};
  sequence<factor> factors;

  constexpr void put(factor const& f) { factors.push_back(f); }
  constexpr bool has(index i) const {
    for (auto const& f : factors)
      if (f.of[0] == i || f.of[1] == i) return true;
    return false;
  }
  constexpr void rename(index from, index to) {
    for (std::size_t k = 0; k < factors.size(); ++k)
      for (index& i : factors[k].of)
        if (i == from) i = to;
  }
};

/// δᵢⱼ: j becomes i where one of them is summed over; Σⱼ δᵢⱼ is 1.
constexpr void without_deltas(product_of_factors& p) {
  for (std::size_t k = 0; k < p.factors.size();) {
    if (p.factors[k].what->what != kind::delta) {
      ++k;
      continue;
    }
    factor const delta = p.factors[k];
    index const i = delta.of[0], j = delta.of[1];
    if (i != j && !is_summed(i) && !is_summed(j)) {
      if (i < no_index && j < no_index) {  // two different components
        p.coefficient = {0, 1};
        return;
      }
      index const kept = i < j ? i : j, other = i < j ? j : i;
      p.factors.erase(k);
      p.rename(other, kept);
      p.factors.insert(0, factor{delta.what, {1, 1}, {kept, other}});
      ++k;
      for (std::size_t m = k; m < p.factors.size();)  // δ² is δ
        if (p.factors[m].what->what == kind::delta && p.factors[m].of[0] == p.factors[m].of[1])
          p.factors.erase(m);
        else
          ++m;
      continue;
    }
    p.factors.erase(k);
    if (i == j) {
      if (is_summed(i) && !p.has(i)) p.coefficient = p.coefficient * rational{delta.what->extents[0], 1};
    } else {
      p.rename(is_summed(j) ? j : i, is_summed(j) ? i : j);
      if (is_summed(i) && is_summed(j) && !p.has(i))
        p.coefficient = p.coefficient * rational{delta.what->extents[0], 1};  // Σᵢⱼ δᵢⱼ
    }
    k = 0;
  }
}

constexpr void take_key(factor& f) {
  f.key = mixed(f.what->key, static_cast<key_type>(static_cast<unsigned>(f.of[0] * 64 + f.of[1])));
}

/// xᵃ·xᵇ → xᵃ⁺ᵇ. An index that is summed over and no longer there is a factor as large as it counts.
constexpr void merge_powers(product_of_factors& p) {
  for (std::size_t k = 0; k < p.factors.size(); ++k) take_key(p.factors[k]);
  bool vanish = false;
  for (std::size_t k = 0; k < p.factors.size(); ++k) {
    factor& f = p.factors[k];
    for (std::size_t m = k + 1; m < p.factors.size();)
      if (f.key == p.factors[m].key && same_variable(f, p.factors[m])) {
        f.power = f.power + p.factors[m].power;
        p.factors.erase(m);
      } else
        ++m;
    if (f.what->what == kind::heaviside && f.power.n > 0) f.power = {1, 1};  // it is 0 or 1
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
      if (is_summed(f.of[slot]) && !p.has(f.of[slot]) && !(slot == 1 && f.of[0] == f.of[1]))
        p.coefficient = p.coefficient * rational{f.what->extents[slot], 1};
  }
}

/// Σᵢ softmax(v)ᵢ → 1
constexpr void sum_softmax(product_of_factors& p) {
  for (std::size_t k = 0; k < p.factors.size(); ++k) {
    factor const f = p.factors[k];
    if (f.what->what != kind::softmax || !(f.power == rational{1, 1}) || !is_summed(f.of[0])) continue;
    p.factors.erase(k);
    if (!p.has(f.of[0])) return sum_softmax(p);
    p.factors.insert(k, f);
  }
}

/// The summation indices of a term while they get their names.
struct index_colours {
  static constexpr int most = 24;
  int count = 0;
  key_type of[most]{};

  /// A colour says in which factors an index stands, and with which other index.
  constexpr void refine(product_of_factors const& p) {
    key_type next[most]{};
    for (auto const& f : p.factors)
      for (int slot = 0; slot < 2; ++slot) {
        index const i = f.of[slot], other = f.of[1 - slot];
        if (!is_summed(i)) continue;
        key_type const with = other == i         ? 3
                              : is_summed(other) ? of[other - first_summed]
                                                 : static_cast<key_type>(static_cast<unsigned>(other));
        next[i - first_summed] += mixed(mixed(f.what->key, static_cast<key_type>(f.power.n * 2 + slot)),
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
  constexpr void refine_all(product_of_factors const& p) {
    for (int before = 0, now = 1; now > before && now < count;) {
      before = now;
      refine(p);
      now = distinct();
    }
  }
};

/// Gives the summation indices the numbers 2, 3, … in the order of their colours, whatever they were called. Of indices
/// that cannot be told apart one is taken first.
constexpr void name_indices(product_of_factors& p) {
  index_colours colours;
  index old[index_colours::most]{};
  for (std::size_t n = 0; n < p.factors.size(); ++n)
    for (index& i : p.factors[n].of) {
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
  for (std::size_t n = 0; n < p.factors.size(); ++n)
    for (index& i : p.factors[n].of)
      if (is_summed(i)) i = names[i - first_summed];
}

constexpr void sort_factors(product_of_factors& p) {
  for (std::size_t k = 0; k < p.factors.size(); ++k)
    if (is_summed(p.factors[k].of[0]) || is_summed(p.factors[k].of[1])) take_key(p.factors[k]);
  for (std::size_t k = 1; k < p.factors.size(); ++k)
    for (std::size_t m = k; m > 0 && p.factors[m].key < p.factors[m - 1].key; --m) {
      factor const f = p.factors[m];
      p.factors[m] = p.factors[m - 1];
      p.factors[m - 1] = f;
    }
}
/// What a factor adds to the key of its term.
constexpr key_type share_of_key(factor const& f) {
  return f.key * (static_cast<key_type>(f.power.n) + (static_cast<key_type>(f.power.d) << 32));
}
constexpr bool is_plain(factor const& f) {
  return !is_summed(f.of[0]) && !is_summed(f.of[1]) && f.what->what != kind::delta && f.what->what != kind::heaviside;
}
constexpr void normalise(product_of_factors& p) {
  without_deltas(p);
  merge_powers(p);
  sum_softmax(p);
  name_indices(p);
  sort_factors(p);
}

}  // namespace bptt::normal_form
