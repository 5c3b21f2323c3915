// bptt: the compiler derives backpropagation through time. This header includes all of the library but the cells
// (bptt/cells.hpp); each of the others can be included by itself. The road of a net, one direction, no way back, and
// the header of each stage:
//
//   symbols ─→ expressions ─→ equations of one step ─→ recurrence ─→ program of T steps ─→ chain of programs
//   symbol     expression     (symbol: v[t] = ...)      recurrence    program               chain
//   shape      elementwise, power,                      leaves, schedule (the order of evaluation)
//   axis       pieces, diagonal                             │
//   step_index axes, axes_of, axes_agree                    │
//                         rules of differentiation ─────────┤─→ rule at a symbolic step, adjoint program adjoint_rule,
//                         adjoint, truncation, adjoint_program rules                             │─→ closed forms,
//                         Jacobians                        derivative, jacobian, factor
//                                                           │─→ tangents: a linearised recurrence              tangent,
//                                                           forward, second_order
//                         simplification ───────────────────┤─→ proofs equivalent, compare, difference, diagnosis,
//                         layout; comparison, terms, fault; normal_form, simplify                          │
//                         normal_form_of, function_atoms, numbers; reduction, polynomial, monomial, atom (polynomials
//                         in index notation)
//                                                           │─→ printing                                       text,
//                                                           ascii, latex, mathml; notation, function_notation, │
//                                                           equation_notation; format, spelling (how they are written)
//                                                           │─→ derivations to read contributions, gradient_equations,
//                                                           with_shapes, dot; chain_of_factors, elimination └─→ plan:
//                                                           names, storage, adjoint equations        plan, storage,
//                                                           canonical, gradient_plan; lifetime, workspace (what shares
//                                                           memory)
//                                                               ─→ passes ─→ values, gradients                 passes,
//                                                               projection, machine, evaluate, backward, gradient
//                                                               segments, segment_runner, recompute (forward values
//                                                               computed again, for long sequences) batch, group
//                                                               (several sequences at once), mask (of different
//                                                               lengths) bind, refusal, sources (what goes in), value,
//                                                               write, angles, kernel, pack (arithmetic), result,
//                                                               destination (what comes out); functions of a number:
//                                                               elementary, hyperbolic, trigonometric, binary_number
//                                                               (what they are made of), libm (the others), c_library
//
// Not included here: cells.hpp and cells/, recurrences that are known by name (elman, jordan, leaky, lstm, gru;
// symbols, stacked), each a header of its own.
//
// print_type shows the type of a formula. types, name, sequence and common_divisor are tools of the above: lists of
// types, the name of a type, an array for constant evaluation.
#pragma once
#include <bptt/callables/batch.hpp>
#include <bptt/callables/chain.hpp>
#include <bptt/callables/gradient.hpp>
#include <bptt/callables/hessian.hpp>
#include <bptt/callables/recompute.hpp>
#include <bptt/meta/print_type.hpp>
#include <bptt/operations/where.hpp>
#include <bptt/printing/ascii.hpp>
#include <bptt/printing/latex.hpp>
#include <bptt/printing/mathml.hpp>
#include <bptt/printing/text.hpp>
#include <bptt/printing/with_shapes.hpp>
#include <bptt/proof/derivative_layout.hpp>
#include <bptt/study/contributions.hpp>
#include <bptt/study/diagnosis.hpp>
#include <bptt/study/gradient_equations.hpp>
#include <bptt/study/graphviz.hpp>
