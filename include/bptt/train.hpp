// Training: parameters as one block, their first values, optimisers, schedules. bptt.hpp does not include it.
#pragma once
// Headers that say what is wrong with a program come first: see bptt.hpp.
// clang-format off
#include <bptt/train/initial.hpp>
#include <bptt/train/parameters.hpp>
#include <bptt/train/optimisers.hpp>
// clang-format on

#include <bptt/train/averages.hpp>
#include <bptt/train/batches.hpp>
#include <bptt/train/clip.hpp>
#include <bptt/train/dropout.hpp>
#include <bptt/train/schedules.hpp>
