// Derivatives as formulas: `derivative`, `adjoint`, `rule`, `adjoints`, `truncated`, `linearised`.
#pragma once
#include <bptt/derivation/adjoint_program.hpp>
#include <bptt/derivation/derivative.hpp>
#include <bptt/derivation/linearisation.hpp>
#include <bptt/derivation/truncation.hpp>
#include <bptt/recurrence.hpp>
