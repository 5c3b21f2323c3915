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
//                                                               bind, sources (what goes in), value, kernel, elementary, libm (arithmetic), result (what comes out)
//                                                               batch (several sequences at once), mask (of different lengths)
//
// types, name and sequence are tools of the above: lists of types, the name of a type, an array for constant evaluation.
#pragma once
#include <bptt/batch.hpp>
#include <bptt/derivative.hpp>
#include <bptt/equivalent.hpp>
#include <bptt/gradient.hpp>
#include <bptt/mask.hpp>
#include <bptt/second_order.hpp>
#include <bptt/text.hpp>
