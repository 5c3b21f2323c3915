// Writing the value of a formula to memory. Products of matrices and vectors among the addends of a sum are accumulated where the sum is.
#pragma once
#include <bptt/value.hpp>

namespace bptt::numeric {

/// An addend of a sum, with its sign.
template <bool plus, class E>
struct addend {};

template <bool plus, class E>
struct addends_of {
  using type = types<addend<plus, E>>;
};
template <bool plus, class A, class B>
struct addends_of<plus, add<A, B>> {
  using type = list::concat<typename addends_of<plus, A>::type, typename addends_of<plus, B>::type>;
};
template <bool plus, class A, class B>
struct addends_of<plus, sub<A, B>> {
  using type = list::concat<typename addends_of<plus, A>::type, typename addends_of<!plus, B>::type>;
};
template <bool plus, class A>
struct addends_of<plus, neg<A>> : addends_of<!plus, A> {};

/// An addend that a kernel adds where the sum is: a matrix-vector product, an outer product.
template <class Addend>
struct is_product_addend;
template <bool plus, class E>
struct is_product_addend<addend<plus, E>> {
  static constexpr bool value = is_product<E> && shape_t<E>::rank == 1;
};
template <bool plus, class A, class B>
struct is_product_addend<addend<plus, outer_of<A, B>>> {
  static constexpr bool value = true;
};
template <class Addend>
struct is_other_addend {
  static constexpr bool value = !is_product_addend<Addend>::value;
};

template <class E>
constexpr auto signed_sum(E e, types<>) {
  return e;
}
template <class E, bool plus, class A, class... Rest>
constexpr auto signed_sum(E e, types<addend<plus, A>, Rest...>) {
  if constexpr (plus)
    return signed_sum(simplified::plus(e, A{}), types<Rest...>{});
  else
    return signed_sum(minus(e, A{}), types<Rest...>{});
}

template <class N, class Machine>
[[gnu::always_inline]] constexpr void add_products(N*, types<>, Machine&, int) {}
template <class N, class Machine, bool plus, class E, class... Rest>
[[gnu::always_inline]] constexpr void add_products(N* to, types<addend<plus, E>, Rest...>, Machine& m, int step) {
  write_product<plus ? kernel::into::plus : kernel::into::minus>(to, E{}, m, step);
  add_products(to, types<Rest...>{}, m, step);
}

/// to ← the value of E at step t, or added to what is there. Products of matrices and vectors among the addends are accumulated in place. E does not read `to`:
/// an equation of a step reads other variables, and its own at other steps.
template <kernel::into how, class E, class N, class Machine>
[[gnu::always_inline]] constexpr void assign(N* __restrict to, E e, Machine& m, int step) {
  using addends = typename addends_of<true, E>::type;
  using products = list::filter<is_product_addend, addends>;
  if constexpr (products::size == 0) {
    write<how, shape_t<E>>(to, value(e, m, step));
  } else {
    constexpr auto rest = signed_sum(zero, list::filter<is_other_addend, addends>{});
    if constexpr (!is_zero<std::remove_const_t<decltype(rest)>>) {
      write<how, shape_t<E>>(to, value(rest, m, step));
      add_products(to, products{}, m, step);
    } else if constexpr (how == kernel::into::set) {
      [&]<bool plus, class First, class... Rest>(types<addend<plus, First>, Rest...>) __attribute__((always_inline)) {
        if constexpr (plus) {
          write_product<kernel::into::set>(to, First{}, m, step);
        } else {
          write<kernel::into::set, shape_t<E>>(to, scalar_value<N>{N(0)});
          write_product<kernel::into::minus>(to, First{}, m, step);
        }
        add_products(to, types<Rest...>{}, m, step);
      }(products{});
    } else {
      add_products(to, products{}, m, step);
    }
  }
}

}  // namespace bptt::numeric
