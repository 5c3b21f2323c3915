// Notation of functions: f(x), and the few that are written in another way, |x|, a³.
#pragma once
#include <bptt/notation.hpp>

namespace bptt {
namespace printing {

template <class First, class... Rest>
struct arguments_text {
  friend constexpr sink& operator<<(sink& out, arguments_text) {
    out << "(" << operand_text<First>{};
    ((out << ", " << operand_text<Rest>{}), ...);
    return out << ")";
  }
};
template <elementwise_node E>
struct printer<E> : atom_printer {
  static constexpr void to(sink& out) { out << E::name << arguments_text<typename E::argument>{}; }
};
template <class F>
struct symbol_text<slope_of<F>> {
  friend constexpr sink& operator<<(sink& out, symbol_text) { return out << symbol_text<F>{} << "′"; }
};
template <class F, class Z>
struct printer<applied<F, Z>> : atom_printer {
  static constexpr void to(sink& out) { out << symbol_text<F>{} << arguments_text<Z>{}; }
};
template <class F, class Z>
struct printer<primed<F, Z>> : printer<applied<slope_of<F>, Z>> {};
template <class Shape>
struct printer<broadcast_of<struct one, Shape>> : printer<struct one> {};  // 1 in every component
template <class Shape>
struct printer<broadcast_of<struct zero, Shape>> : printer<struct zero> {};
template <class A, class Shape>
struct printer<broadcast_of<A, Shape>> : atom_printer {
  static constexpr void to(sink& out) { out << "broadcast" << arguments_text<A>{}; }
};
template <class V>
struct printer<diag_of<V>> : atom_printer {
  static constexpr void to(sink& out) { out << "diag" << arguments_text<V>{}; }
};
template <class V>
struct printer<softmax_of<V>> : atom_printer {
  static constexpr void to(sink& out) { out << "softmax" << arguments_text<V>{}; }
};
template <class V>
struct printer<log_softmax_of<V>> : atom_printer {
  static constexpr void to(sink& out) { out << "log_softmax" << arguments_text<V>{}; }
};
template <class V>
struct printer<logsumexp_of<V>> : atom_printer {
  static constexpr void to(sink& out) { out << "logsumexp" << arguments_text<V>{}; }
};
template <class M>
struct printer<diagonal_of<M>> : atom_printer {
  static constexpr void to(sink& out) { out << "diagonal" << arguments_text<M>{}; }
};
template <class E>
struct printer<stop_gradient_of<E>> : atom_printer {
  static constexpr void to(sink& out) { out << "stop_gradient" << arguments_text<E>{}; }
};
template <class A, int first, class Shape>
struct printer<segment_of<A, offset<first>, Shape>> : atom_printer {
  static constexpr void to(sink& out) {
    out << (Shape::rank == 2 ? "rows<" : Shape::rank == 1 ? "segment<" : "component<") << decimal(first);
    if (Shape::rank > 0) out << ", " << decimal(Shape::rows);
    out << ">" << arguments_text<A>{};
  }
};
template <class A, int first, class Shape>
struct printer<padded_of<A, offset<first>, Shape>> : atom_printer {
  static constexpr void to(sink& out) { out << "pad<" << decimal(first) << ", " << decimal(Shape::rows) << ">" << arguments_text<A>{}; }
};
template <class... A>
struct printer<concat_of<A...>> : atom_printer {
  static constexpr void to(sink& out) { out << "concat" << arguments_text<A...>{}; }
};
template <class... A>
struct arguments_text<types<A...>> : arguments_text<A...> {};
template <class E>
  requires(is_node<E> && !elementwise_node<E> && requires(sink& out) { out << E::name; })  // an operation of one's own
struct printer<E> : atom_printer {
  static constexpr void to(sink& out) { out << E::name << arguments_text<list::filter<is_operand, arguments_of<E>>>{}; }
};
template <class P, class Y>
struct printer<cross_entropy_of<P, Y>> : atom_printer {
  static constexpr void to(sink& out) { out << "cross_entropy" << arguments_text<P, Y>{}; }
};
template <class Q, class Y>
struct printer<softmax_cross_entropy_of<Q, Y>> : atom_printer {
  static constexpr void to(sink& out) { out << "softmax_cross_entropy" << arguments_text<Q, Y>{}; }
};
template <class Q, class Y>
struct printer<sigmoid_cross_entropy_of<Q, Y>> : atom_printer {
  static constexpr void to(sink& out) { out << "sigmoid_cross_entropy" << arguments_text<Q, Y>{}; }
};
template <class A, class B>
struct printer<pow_of<A, B>> : atom_printer {
  static constexpr void to(sink& out) { out << "pow" << arguments_text<A, B>{}; }
};

}  // namespace printing
}  // namespace bptt
