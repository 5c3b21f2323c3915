// What people write formulas with: operators, functions, pieces of vectors and matrices, choices.
#pragma once
#include <bptt/operations/comparisons.hpp>
#include <bptt/operations/componentwise.hpp>
#include <bptt/operations/diagonal.hpp>
#include <bptt/operations/elementwise.hpp>
#include <bptt/operations/habits.hpp>
#include <bptt/operations/named_function.hpp>
#include <bptt/operations/operators.hpp>
#include <bptt/operations/pieces.hpp>
#include <bptt/operations/power.hpp>
#include <bptt/operations/where.hpp>
