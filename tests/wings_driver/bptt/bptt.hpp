// Headers that break the rule of the wings, for wings.sh to find.
//   0      meta         lists of types
//   1      formula      what a formula is
//   5      proof        are two formulas equal?
//   5      plan         which values are kept
//   7      callables    what people call
#pragma once
#include <bptt/plan/slots.hpp>
