// Weights in and out: safetensors files, PyTorch's names, headers of constants. bptt.hpp does not include it; it needs
// nlohmann's JSON library (nlohmann/json.hpp, Debian's nlohmann-json3-dev), the heap and files, none of which the rest
// of the library does.
#pragma once
// Headers that say what is wrong with a program come first: see bptt.hpp.
// clang-format off
#include <bptt/weights/names.hpp>
#include <bptt/weights/pytorch.hpp>
#include <bptt/weights/safetensors.hpp>
#include <bptt/weights/constants.hpp>
// clang-format on
