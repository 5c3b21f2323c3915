// Derivations to read and to check: `contributions`, `gradient_equations`, `dot`, `diagnosis`, `matches`.
#pragma once
#include <bptt/printing.hpp>
#include <bptt/proof.hpp>
#include <bptt/study/contributions.hpp>
#include <bptt/study/diagnosis.hpp>
#include <bptt/study/gradient_equations.hpp>
#include <bptt/study/graphviz.hpp>
