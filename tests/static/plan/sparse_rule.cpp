// The rule of a table's gradient as a list: of products with one token the columns, and of everything else none.
#include <bptt/operations.hpp>
#include <bptt/plan/sparse_rule.hpp>
#include <bptt/recurrence.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
struct k : token<k, 5> {};
struct Emb : parameter<Emb, 3, 5> {};
struct a : variable<a, 3> {};
struct b : variable<b, 3> {};
struct x : input<x, 5> {};
struct E : variable<E> {};
using at_k = ago<k, 0>;
using at_a = ago<a, 0>;
using at_b = ago<b, 0>;
template <class... Term>
using rule = adjoint_rule<E, Emb, types<Term...>>;
template <class Rule, class Target = sparse_of<Emb>>
using terms = typename sparse_rule<Target, Rule>::terms;
static_assert(
    std::is_same_v<terms<rule<step_term<0, outer_of<at_a, at_k>>>>, types<step_term<0, concat_of<id_of<at_k>, at_a>>>>);
static_assert(std::is_same_v<terms<rule<step_term<0, outer_of<at_a, at_k>>, step_term<0, neg<outer_of<at_b, at_k>>>>>,
                             types<step_term<0, concat_of<id_of<at_k>, sub<at_a, at_b>>>>>);
static_assert(std::is_same_v<terms<rule<>>, types<>>);
// another token, another step, a vector, a row, a term of the last step
static_assert(!looks_up_one_column<sparse_of<Emb>,
                                   rule<step_term<0, outer_of<at_a, at_k>>, step_term<0, outer_of<at_a, ago<k, 1>>>>>);
static_assert(!looks_up_one_column<sparse_of<Emb>, rule<step_term<0, outer_of<at_a, ago<x, 0>>>>>);
static_assert(!looks_up_one_column<sparse_of<Emb>, rule<step_term<0, outer_of<at_k, at_a>>>> &&
              looks_up_one_column<sparse_of<transpose_of<Emb>>, rule<step_term<0, outer_of<at_k, at_a>>>>);
static_assert(!looks_up_one_column<sparse_of<Emb>, rule<last_term<outer_of<at_a, at_k>>>>);
}  // namespace
