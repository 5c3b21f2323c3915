// Which values of an index are computed at a generic point: those that formulas name, as component<4>(v), have numbers
// of their own; all others of a vector or matrix share one, so that a sum over many costs little.
#pragma once
#include <bptt/proof/polynomial.hpp>

namespace bptt::normal_form {

/// A set of values of indices, each sampled by itself, in order; the least other one stands for all others. One set is
/// for all indices of the formulas that are compared, so that each component has the same number wherever it stands.
struct index_samples {
  static constexpr int most = 32;
  int single[most]{}, count = 0;
  int other = 0;  // the least that is not in the set
  bool is_large = false;

  constexpr index_samples() = default;
  constexpr explicit index_samples(int first) {  // 0, 1, … first − 1
    for (int i = 0; i < first; ++i) add(i);
  }
  constexpr bool has(int i) const {
    for (int k = 0; k < count; ++k)
      if (single[k] == i) return true;
    return false;
  }
  constexpr void add(int i) {
    is_large = is_large || (count == most && !has(i));
    if (is_large || has(i)) return;
    int k = count++;
    for (; k > 0 && single[k - 1] > i; --k) single[k] = single[k - 1];
    single[k] = i;
    while (has(other)) ++other;
  }

  /// The sample that stands for a value.
  constexpr int of(int i) const { return has(i) ? i : other; }
  /// How many samples by themselves an index of so many values has, and how many samples at all.
  constexpr int singles(int extent) const {
    int n = 0;
    while (n < count && single[n] < extent) ++n;
    return n;
  }
  constexpr int samples(int extent) const { return singles(extent) + (singles(extent) < extent ? 1 : 0); }
  /// How many of them are compared: the first two, and those by themselves.
  constexpr int compared(int extent) const {
    int const two = samples(extent) < 2 ? samples(extent) : 2;
    return singles(extent) > two ? singles(extent) : two;
  }
  /// Sample k of such an index, and for how many values it stands.
  constexpr int sample(int k, int extent) const { return k < singles(extent) ? single[k] : other; }
  constexpr int multiplicity(int k, int extent) const { return k < singles(extent) ? 1 : extent - singles(extent); }
};

/// The values of indices that are named in formulas, those of their functions and variables included.
class named_indices {
  growing_array<atom const*> seen_;
  growing_array<int> offsets_;  // of pieces: their row i is row i + offset of something else
  index_samples first_, found_;

  constexpr void see(atom const* a) {
    for (atom const* b : seen_)
      if (a == b) return;
    seen_.push_back(a);
    if (a->what == kind::piece) offsets_.push_back(a->offset / 2), see(*a, fixed(0));
    if (a->related != nullptr) see(a->related);
    for (int i = 0; i < a->arity; ++i) see(a->arguments[i]);
    if (a->definition != nullptr) see(*a->definition);
  }
  /// Component i of an atom, where i is fixed: of a piece also what it is a component of.
  constexpr void see(atom const& a, index i) {
    if (i >= no_index) return;
    int n = -2 - i;
    found_.add(n);
    for (atom const* whole = &a; whole->what == kind::piece; whole = whole->related) found_.add(n += whole->offset / 2);
  }

 public:
  constexpr explicit named_indices(index_samples first) : first_(first), found_(first) {}
  constexpr void see(polynomial_view p) {
    if ((kinds_in(p) & names_components) == 0) return;
    for (factor const& f : p.all_factors()) {
      see(f.base);
      for (index i : f.indices) see(*f.base, i);
    }
  }
  /// With all rows of pieces that are such a value of the whole: what is one sample in a piece is one in the whole.
  /// Only the first where they are too many.
  constexpr index_samples samples() const {
    index_samples all = found_;
    for (int before = 0; before < all.count;) {
      before = all.count;
      for (int k = 0; k < before; ++k)
        for (int offset : offsets_)
          if (int const i = all.single[k] - offset; i >= 0) all.add(i);
    }
    return all.is_large ? first_ : all;
  }
};

}  // namespace bptt::normal_form
