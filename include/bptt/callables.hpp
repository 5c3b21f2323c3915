// What people call: `gradient`, `evaluate`, `batch`, `chain`, `recompute`, forward mode, Hessian-vector products.
// Neither proofs nor printing are included.
#pragma once
#include <bptt/callables/batch.hpp>
#include <bptt/callables/chain.hpp>
#include <bptt/callables/evaluate.hpp>
#include <bptt/callables/forward_mode.hpp>
#include <bptt/callables/gradient.hpp>
#include <bptt/callables/hessian.hpp>
#include <bptt/callables/recompute.hpp>
#include <bptt/callables/value.hpp>
#include <bptt/derivation.hpp>
#include <span>  // which people bind, and give as places
