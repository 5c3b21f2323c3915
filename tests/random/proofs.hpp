// What a generated file of proofs is made of: pairs of formulas, each with what is known of it and with the verdict.
#pragma once
#include <bptt/operations.hpp>
#include <bptt/proof.hpp>

#include "registered.hpp"

namespace generated {
using namespace bptt;

inline constexpr struct arctan : function<arctan> {
} arctan;

enum class truth { are_equal, differ };
/// Counts a verdict; one that is wrong is a failure.
void judge(int number, truth, verdict, char const* first, char const* second);

#define PAIR(number, known, a, b)           \
  {                                         \
    constexpr verdict v = compare(a, b);    \
    judge(number, truth::known, v, #a, #b); \
  }

}  // namespace generated
