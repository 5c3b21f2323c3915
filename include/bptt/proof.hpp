// Are two formulas equal? `equivalent`, `compare`, `difference`, `layout_of`.
#pragma once
#include <bptt/derivation.hpp>
#include <bptt/proof/compare.hpp>
#include <bptt/proof/derivative_layout.hpp>
#include <bptt/proof/difference.hpp>
#include <bptt/proof/equivalent.hpp>
