// bptt: the compiler derives backpropagation through time. This header includes all of the library; each of the others can be included by itself.
// The road of a net, one direction, no way back, and the header of each stage:
//
//   symbols ─→ expressions ─→ equations of one step ─→ recurrence ─→ program of T steps
//   symbol     expression     (symbol: v[t] = ...)      recurrence    program
//   shape      elementwise, power,                          │
//   step_index pieces, diagonal                             │
//                         rules of differentiation ─────────┤─→ rule at a symbolic step, adjoint program      adjoint, derivative
//                         rules                             │─→ closed forms, Jacobians                        derivative, jacobian, factor
//                                                           │─→ tangents: a linearised recurrence              tangent, forward, second_order
//                         simplification ───────────────────┤─→ proofs, text                                   equivalent, text
//                         simplify                          └─→ memory plan ─→ values, gradients               plan, machine, evaluate, gradient
//                                                               bind (what goes in), value, kernel, elementary, libm (arithmetic), result (what comes out)
//
// Not included here: cells.hpp and cells/, recurrences that are known by name (elman, jordan, leaky, lstm, gru; symbols, stacked), each a header of its own.
//
// types, name and sequence are tools of the above: lists of types, the name of a type, an array for constant evaluation.
#pragma once
#include <bptt/derivative.hpp>
#include <bptt/equivalent.hpp>
#include <bptt/gradient.hpp>
#include <bptt/second_order.hpp>
#include <bptt/text.hpp>
