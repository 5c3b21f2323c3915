// Formulas as text: `text`, `ascii`, `latex`, `mathml`, `with_shapes`, `print_type`.
#pragma once
#include <bptt/derivation.hpp>
#include <bptt/meta/print_type.hpp>
#include <bptt/printing/ascii.hpp>
#include <bptt/printing/latex.hpp>
#include <bptt/printing/mathml.hpp>
#include <bptt/printing/text.hpp>
#include <bptt/printing/with_shapes.hpp>
