// References: what each knows of its step, and the same reference to another symbol or at another step.
#include <bptt/formula/symbol.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct g : variable<g, 2> {} g;
struct E : variable<E> {};
// clang-format on

// --- from where its step is counted, and how far it is from there -------------------------------
template <class R>
constexpr bool is_counted(R, origin from, int lead) {
  return is_reference<R> && R::from == from && R::lead == lead;
}
static_assert(is_counted(h[t], origin::step, 0) && is_counted(h[t - 2_c], origin::step, -2));
static_assert(is_counted(h[t + 3_c], origin::step, 3));
static_assert(is_counted(h[2_c], origin::start, 2) && is_counted(h[-1_c], origin::start, -1));
static_assert(is_counted(h[last], origin::end, 0) && is_counted(h[last + 2_c], origin::end, 2));
static_assert(!is_reference<struct h> && !is_reference<int>);
static_assert(lead_of<ago<struct h, 2>> == -2 && lead_of<ahead<struct h, 1>> == 1);
static_assert(lead_of<at<struct h, 2>> == 0 && lead_of<after_last<struct h, 2>> == 0 && lead_of<struct h> == 0);

// in a program of 5 steps, at step 3
static_assert(step_in<ago<struct h, 0>>(5, 3) == 3 && step_in<ago<struct h, 4>>(5, 3) == -1);
static_assert(step_in<ahead<struct h, 2>>(5, 3) == 5 && step_in<at<struct h, 1>>(5, 3) == 1);
static_assert(step_in<at_last<struct h>>(5, 3) == 4 && step_in<after_last<struct h, 2>>(5, 3) == 6);

// --- its kind -----------------------------------------------------------------------------------
enum kind { this_step = 1, relative_to_t = 2, numbered = 4, at_the_last = 8, after_the_last = 16, initial = 32 };
template <class R>
constexpr int kinds(R) {
  return reference_to_this_step<R> * this_step + relative_reference<R> * relative_to_t +
         numbered_reference<R> * numbered + reference_to_the_last<R> * at_the_last +
         reference_after_the_last<R> * after_the_last + is_initial_state<R> * initial;
}
static_assert(kinds(h[t]) == (this_step | relative_to_t) && kinds(h[t - 1_c]) == relative_to_t);
static_assert(kinds(h[t + 1_c]) == relative_to_t && kinds(h[0_c]) == numbered && kinds(h[7_c]) == numbered);
static_assert(kinds(h[-1_c]) == (numbered | initial) && kinds(h[last]) == at_the_last);
static_assert(kinds(h[last + 1_c]) == (after_the_last | initial) && kinds(x) == 0);

// --- another symbol, another step ---------------------------------------------------------------
template <class S, class R>
constexpr with_symbol<R, S> of(R, S) {
  return {};
}
static_assert(same(of(h[t], g), g[t]) && same(of(h[t - 2_c], g), g[t - 2_c]) && same(of(h[t + 2_c], g), g[t + 2_c]));
static_assert(same(of(h[-3_c], g), g[-3_c]) && same(of(h[last], g), g[last]));
static_assert(same(of(h[last + 2_c], g), g[last + 2_c]));
static_assert(same(relative<struct h, -2>{}, h[t - 2_c]) && same(relative<struct h, 0>{}, h[t]));
static_assert(same(relative<struct h, 2>{}, h[t + 2_c]));
static_assert(names_symbol<ago<struct h, 1>, struct h> && names_symbol<struct h, struct h> &&
              !names_symbol<ago<struct g, 1>, struct h>);

// --- adjoints -----------------------------------------------------------------------------------
using hs = ahead<struct h, 1>;
static_assert(std::is_same_v<adjoint_at<struct E, hs>, ahead<bar<struct E, struct h>, 1>>);
static_assert(std::is_same_v<primal_at<adjoint_at<struct E, hs>>, hs>);
static_assert(is_adjoint<bar<struct E, struct h>> && is_adjoint<adjoint_at<struct E, hs>> && !is_adjoint<hs>);
static_assert(adjoint_reference<adjoint_at<struct E, hs>, struct E> &&
              !adjoint_reference<adjoint_at<struct E, hs>, struct g> &&
              !adjoint_reference<bar<struct E, struct h>, struct E> && !adjoint_reference<hs, struct E>);
}  // namespace
