// The gradient of a table as a list: which matrices have one, and its shape.
#include <bptt/operations.hpp>
#include <bptt/recurrence/sparse.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct Emb : parameter<Emb, 3, 5> {} Emb;
// clang-format on
struct F : constant<F, 3, 5> {};
struct b : parameter<b, 3> {};
static_assert(shape_of(sparse(Emb)) == shape<4>{} && shape_of(sparse(transpose(Emb))) == shape<6>{});
static_assert(std::is_same_v<decltype(sparse(transpose(Emb)))::table, struct Emb> &&
              decltype(sparse(transpose(Emb)))::of_rows && !decltype(sparse(Emb))::of_rows);
static_assert(has_columns_to_look_up<struct Emb> && has_columns_to_look_up<transpose_of<struct Emb>> &&
              !has_columns_to_look_up<F> && !has_columns_to_look_up<b> && !has_columns_to_look_up<transpose_of<b>>);
static_assert(is_sparse<sparse_of<struct Emb>> && !is_sparse<struct Emb> &&
              has_role<sparse_of<struct Emb>>(role::input));
}  // namespace
