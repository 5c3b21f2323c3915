// bptt: the compiler derives backpropagation through time. This header includes all of the library but the cells
// (bptt/cells.hpp), training (bptt/train.hpp) and weights in files (bptt/weights.hpp). Each wing that people use has a
// header of its own, and so has each idea in it; all can be included by themselves.
//
// The road of a net, one direction, no way back. A wing includes only itself and wings on lower floors
// (tests/wings.sh reads this table):
//
//   floor  wing         what lives there
//   0      meta         lists of types, names of types, an array for constant evaluation
//   1      arithmetic   functions of a number, products of arrays; knows no formula
//   1      formula      what a formula is: shapes, named axes, symbols, references to steps, nodes
//   2      simplify     the builders through which every generated formula is made
//   3      operations   what people write formulas with; a function's value and slope stand with it
//   3      recurrence   equations of one step, their order, programs of T steps
//   4      derivation   rules of differentiation, adjoints, closed forms, Jacobians, tangents, truncation
//   4      binding      numbers in and out of a call
//   4      cells        recurrences that are known by name: elman, jordan, lstm, gru
//   5      printing     how formulas are written: text, ascii, latex, mathml
//   5      proof        are two formulas equal? polynomials in index notation, generic points
//   5      plan         which values are kept, where and for how long
//   6      study        derivations to read and to check: contributions, gradient equations, diagnosis, graphs
//   6      evaluation   numbers of formulas: the forward and the backward pass
//   7      callables    what people call: gradient, evaluate, batch, chain, recompute, forward mode, Hessians
//   8      train        parameters as one block, their first values, optimisers, schedules
//   9      weights      parameters and whole runs in and out of files, under PyTorch's names too
#pragma once
// Headers that say what is wrong with a program come first, each after those that it includes: so the message of the
// compiler begins with one or two lines on where they were included from, and not with twenty.
// clang-format off
#include <bptt/meta/type_name.hpp>
#include <bptt/meta/print_type.hpp>
#include <bptt/arithmetic/as_written.hpp>
#include <bptt/formula/shape.hpp>
#include <bptt/formula/expression.hpp>
#include <bptt/formula/literal.hpp>
#include <bptt/formula/step_index.hpp>
#include <bptt/formula/habits.hpp>
#include <bptt/formula/reference.hpp>
#include <bptt/formula/symbol.hpp>
#include <bptt/formula/axes_agree.hpp>
#include <bptt/simplify/rational_product.hpp>
#include <bptt/operations/operand.hpp>
#include <bptt/operations/operators.hpp>
#include <bptt/operations/habits.hpp>
#include <bptt/operations/diagonal.hpp>
#include <bptt/operations/named_function.hpp>
#include <bptt/operations/pieces.hpp>
#include <bptt/operations/where.hpp>
#include <bptt/recurrence/recurrence.hpp>
#include <bptt/recurrence/program.hpp>
#include <bptt/recurrence/sparse.hpp>
#include <bptt/recurrence/targets.hpp>
#include <bptt/recurrence/no_program.hpp>
#include <bptt/derivation/rules.hpp>
#include <bptt/derivation/derive_rule.hpp>
#include <bptt/derivation/truncation.hpp>
#include <bptt/derivation/jacobian.hpp>
#include <bptt/derivation/derivative.hpp>
#include <bptt/derivation/linearisation.hpp>
#include <bptt/binding/binding.hpp>
#include <bptt/binding/bound_numbers.hpp>
#include <bptt/binding/sources.hpp>
#include <bptt/binding/stack.hpp>
#include <bptt/binding/tensor.hpp>
#include <bptt/binding/result.hpp>
#include <bptt/binding/destination.hpp>
#include <bptt/binding/destination_check.hpp>
#include <bptt/printing/text.hpp>
#include <bptt/proof/formula_pair.hpp>
#include <bptt/proof/derivative_layout.hpp>
#include <bptt/study/diagnosis.hpp>
#include <bptt/study/gradient_equations.hpp>
#include <bptt/evaluation/write.hpp>
#include <bptt/evaluation/value.hpp>
#include <bptt/evaluation/bound_ids.hpp>
#include <bptt/plan/sparse_rule.hpp>
#include <bptt/callables/length.hpp>
#include <bptt/callables/batch_sources.hpp>
#include <bptt/callables/parts.hpp>
#include <bptt/callables/callable.hpp>
#include <bptt/callables/gradient.hpp>
#include <bptt/callables/batch_call.hpp>
#include <bptt/callables/batch.hpp>
#include <bptt/callables/chain_links.hpp>
#include <bptt/callables/chain.hpp>
#include <bptt/callables/forward_mode.hpp>
#include <bptt/callables/hessian.hpp>
#include <bptt/callables/recompute.hpp>
// clang-format on

#include <bptt/callables.hpp>
#include <bptt/study.hpp>
