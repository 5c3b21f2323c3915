// The sources of a batch: what is bound for B sequences. Parameters are shared; inputs and initial states have a value
// for each sequence, sequence 0 first; a constant is shared, or has a value for each sequence if B times as many
// numbers are bound.
#pragma once
#include <bptt/callables/length.hpp>
#include <bptt/meta/inline.hpp>
#include <cstddef>

namespace bptt {

namespace numeric {

template <int B, class Needed>
struct extents_in_batch;
template <int B, int... n>
struct extents_in_batch<B, extents<n...>> {
  using type = extents<B, n...>;
};

/// The extents of a value that may be shared or one for each sequence: its size decides at run time.
template <class Shared, class OfEach>
struct shared_or_of_each {
  static constexpr int size = OfEach::size;
};
template <class Key, class Shared, class OfEach>
constexpr void check_size(shared_or_of_each<Shared, OfEach>, long long given) {
  if (given != Shared::size && given != OfEach::size)
    refuse(message{} << "bptt: " << name_of<symbol_of<Key>>() << " takes " << Shared::size << " numbers, or "
                     << OfEach::size << " for all sequences of a batch, " << given << " are bound");
}
template <class Key, class Shared, class OfEach>
void check_matrix_size(shared_or_of_each<Shared, OfEach> all, long long rows, long long cols) {
  check_size<Key>(all, rows * cols);
  if (!matrix_fits(Shared{}, rows, cols) && !matrix_fits(OfEach{}, rows, cols))
    refuse(message{} << "bptt: " << name_of<symbol_of<Key>>()
                     << " takes a value, or a row for each sequence of a batch, and not " << rows << " x " << cols
                     << " numbers");
}

/// Who has a value: all sequences together, each its own, or one of these, by the size that is known at run time.
enum class sharing { shared, of_each_sequence, by_size };

template <class Key>
inline constexpr bool is_of_each_sequence =
    has_role<symbol_of<Key>>(role::input) || has_role<symbol_of<Key>>(role::variable);

/// The sharing of a binding, by the symbol's role and the lengths of the value. A constant with a gradient in the
/// result (`has_gradient`) is shared if its size is known at run time only, since the result's size is not.
template <class Key, int B, class Needed, class Binding, bool has_gradient>
constexpr sharing sharing_of() {
  using S = symbol_of<Key>;
  using traits = typename Binding::traits;
  using value_type = typename Binding::value_type;
  using needed_by_all = typename extents_in_batch<B, Needed>::type;
  if (is_literal<value_type>) return sharing::shared;  // zero is the same for all
  if (is_of_each_sequence<Key>) return sharing::of_each_sequence;
  if (!has_role<S>(role::constant)) return sharing::shared;
  if (traits::in_rows) return traits::depth > Needed::rank ? sharing::of_each_sequence : sharing::shared;
  if (matrix_like<value_type> || (traits::open && traits::lengths::rank == 0))
    return has_gradient ? sharing::shared : sharing::by_size;
  if (traits::open)
    return elements_fit<S, Needed, typename traits::lengths> ? sharing::shared : sharing::of_each_sequence;
  if (value_fits<S, Needed, typename traits::lengths>) return sharing::shared;
  if (value_fits<S, needed_by_all, typename traits::lengths>) return sharing::of_each_sequence;
  return traits::lengths::rank > Needed::rank ? sharing::of_each_sequence : sharing::shared;
}
template <sharing how, int B, class Needed>
using needed_in_batch =
    std::conditional_t<how == sharing::shared, Needed,
                       std::conditional_t<how == sharing::of_each_sequence, typename extents_in_batch<B, Needed>::type,
                                          shared_or_of_each<Needed, typename extents_in_batch<B, Needed>::type>>>;

/// The numbers of one binding, and where those of each sequence begin.
template <class Key, class N, int B, class Needed, class Binding, sharing how>
class batch_source {
  source<Key, N, needed_in_batch<how, B, Needed>, Binding> all_;
  std::ptrdiff_t apart_;  // from one sequence to the next

  static constexpr std::ptrdiff_t apart_in(Binding const& b) {
    if constexpr (how != sharing::by_size)
      return how == sharing::shared ? 0 : Needed::size;
    else if constexpr (matrix_like<typename Binding::value_type>)
      return b.value.rows() * b.value.cols() == Needed::size ? 0 : Needed::size;
    else
      return static_cast<long long>(b.value.size()) == Needed::size ? 0 : Needed::size;
  }

 public:
  constexpr explicit batch_source(Binding const& b) : all_(b), apart_(apart_in(b)) {}
  constexpr N const* of_sequence(int b) const { return all_.data() + b * apart_; }
};

template <class Key, class Targets>
inline constexpr bool is_among_targets = false;
template <class Key, class... Target>
inline constexpr bool is_among_targets<Key, types<Target...>> = (std::is_same_v<Key, symbol_of<Target>> || ...);

/// The source of a binding in a batch: of the numbers of a symbol, or of the lengths of the sequences.
template <int B, int T, class N, class Targets, class Binding>
struct source_in_batch {
  using key = key_in<T, Binding>;
  using needed = extents_bound<T, key>;
  static constexpr sharing how = sharing_of<key, B, needed, Binding, is_among_targets<key, Targets>>();
  using lengths = needed_in_batch<how, B, needed>;
  using type = batch_source<key, number_bound<key, N, Binding>, B, needed, Binding, how>;
  using constants_of_each =
      std::conditional_t<how == sharing::of_each_sequence && has_role<key>(role::constant), types<key>, types<>>;
};
template <int B, int T, class N, class Targets, class V>
struct source_in_batch<B, T, N, Targets, binding<sequence_lengths, V>> {
  using lengths = extents<B>;
  using type = source<sequence_lengths, long long, extents<B>, binding<sequence_lengths, V>>;
  using constants_of_each = types<>;
};

template <int B, int T, class N, class Targets, class... Binding>
using batch_sources = all_sources<typename source_in_batch<B, T, N, Targets, Binding>::type...>;
/// The constants of which each sequence has its own value, by what is bound.
template <int B, int T, class N, class Targets, class... Binding>
using constants_of_each = list::concat<typename source_in_batch<B, T, N, Targets, Binding>::constants_of_each...>;
template <class Key, class N, int B, class Needed, class Binding, sharing how>
constexpr N const* numbers_of_sequence(batch_source<Key, N, B, Needed, Binding, how> const& s, int b) {
  return s.of_sequence(b);
}

/// The numbers of a key that is among the sources of a batch, for one sequence.
template <class Key, class All>
using numbers_in_batch =
    numbers_of_key<Key, std::remove_pointer_t<decltype(numbers_of_sequence<Key>(std::declval<All const&>(), 0))>>;
/// The sources of one sequence of a batch.
template <class All, class Keys>
struct sequence_sources;
template <class All, class... Key>
struct sequence_sources<All, types<Key...>> : numbers_in_batch<Key, All>... {
  constexpr sequence_sources(All const& all, int b) : numbers_in_batch<Key, All>{numbers_of_sequence<Key>(all, b)}... {}
};

}  // namespace numeric
}  // namespace bptt
