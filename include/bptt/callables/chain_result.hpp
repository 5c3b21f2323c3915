// The result of a chain of two nets: the results of both, read as one.
#pragma once
#include <bptt/binding/result.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {

/// The numbers of a call of a chain, by the symbols of either net. The gradient of a parameter of both is their sum.
template <class First, class Second>
class chain_result {
  First first_;
  Second second_;
  template <class Asked>
  using in_second = typename Second::template written_to<Asked>;
  template <class K>
  static constexpr bool is_of_second = list::contains<K, typename Second::keys>;

 public:
  constexpr chain_result() = default;
  template <class Write>
  BPTT_INLINE constexpr explicit chain_result(numeric::written_by<Write> by) {
    by.write(*this);
  }
  using number = typename Second::number;
  using keys = list::concat<typename First::keys, typename Second::keys>;
  template <class Asked>
  using written_to = std::conditional_t<std::is_void_v<in_second<Asked>>, typename First::template written_to<Asked>,
                                        in_second<Asked>>;
  template <class K>
  using extents_of = typename std::conditional_t<is_of_second<K>, Second, First>::template extents_of<K>;
  using sequences = numeric::of_one_sequence;
  static constexpr int steps = Second::steps;
  template <class K>
  constexpr number* numbers() & {
    if constexpr (is_of_second<K>)
      return second_.template numbers<K>();
    else
      return first_.template numbers<K>();
  }
  template <operand Asked>
  constexpr auto operator[](Asked asked) const& {
    if constexpr (Second::template has<Asked>)
      return second_[asked];
    else if constexpr (First::template has<Asked>)
      return first_[asked];
    else
      return numeric::refuse_to_read<Asked, keys>();
  }
  template <operand Asked>
  constexpr auto operator[](Asked asked) const&& {
    return numeric::kept([&] { return (*this)[asked]; });
  }
  /// A forward value that was asked for by `also(...)`.
  template <operand Asked>
  constexpr auto value(Asked asked) const& {
    if constexpr (Second::template has_value<Asked>)
      return second_.value(asked);
    else if constexpr (First::template has_value<Asked>)
      return first_.value(asked);
    else
      return numeric::refuse_to_read<Asked, keys>();
  }
  template <operand Asked>
  constexpr auto value(Asked asked) const&& {
    return numeric::kept([&] { return value(asked); });
  }
};

}  // namespace bptt
