// All functions of a number that formulas are made of.
#pragma once
#include <bptt/arithmetic/exp_log.hpp>
#include <bptt/arithmetic/hyperbolic.hpp>
#include <bptt/arithmetic/piecewise.hpp>
#include <bptt/arithmetic/powers.hpp>
#include <bptt/arithmetic/trigonometric.hpp>
