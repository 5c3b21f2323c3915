// The gradient of a table as a list: for each step the id of the token that is looked up, and the gradient of its
// column.
#pragma once
#include <bptt/formula/nodes.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

/// The table of which E has the columns: E itself, or of transpose(W) W, of which they are rows; void of others.
template <class E>
struct table_of_columns {
  using type = void;
};
template <class W>
  requires(has_role<W>(role::parameter) && shape_t<W>::rank == 2)
struct table_of_columns<W> {
  using type = W;
};
template <class W>
struct table_of_columns<transpose_of<W>> : table_of_columns<W> {};

/// Holds for a parameter that is a matrix, or its transpose.
template <class E>
inline constexpr bool has_columns_to_look_up = !std::is_void_v<typename table_of_columns<E>::type>;

/// The target `sparse(E)`, which has values like an input: at each step the id, and the gradient of that column of E.
template <class E>
struct sparse_of : bindable_symbol<sparse_of<E>, role::input, 1 + shape_t<E>::rows> {
  using table = typename table_of_columns<E>::type;
  static constexpr bool of_rows = !std::is_same_v<E, table>;
};
template <class Key>
inline constexpr bool is_sparse = false;
template <class E>
inline constexpr bool is_sparse<sparse_of<E>> = true;

/// The id of a token, as a number.
template <class Token>
struct id_of : node {
  using shape = bptt::shape<>;
};

/// The gradient of a table of which each step looks up one column, `Emb * k[t]`, as a target: in place of the whole
/// table a list of what each step adds to it. Of a table with a row for each token it is `sparse(transpose(Emb))`.
/// Shapes: `r[sparse(Emb)][t].id()` and `.row()`, the gradient of that column; an id that is looked up several times
/// has several rows. In a place the id stands before each row, as a number. Errors, at compile time: what is no such
/// matrix; a net that reads the table in another way, where the gradient is made. Cost: that of the rows, however large
/// the table is.
///   auto const r = gradient(net, L, wrt(sparse(Emb)))(...);
template <operand E>
constexpr auto sparse(E) {
  static_assert(BPTT_HOLDS(has_columns_to_look_up<E>),
                "bptt: sparse(...) takes a matrix that is a parameter, or its transpose");
  if constexpr (has_columns_to_look_up<E>)
    return sparse_of<E>{};
  else
    return refused{};
}

namespace numeric {

/// The target whose adjoint a target needs: of `sparse(Emb)` it is Emb.
template <class Target>
struct differentiated {
  using type = Target;
};
template <class E>
struct differentiated<sparse_of<E>> {
  using type = typename sparse_of<E>::table;
};

}  // namespace numeric
}  // namespace bptt
