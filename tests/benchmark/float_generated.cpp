#include "elman_generated.hpp"

namespace contest {
namespace {
bool const entered = enter_elman_in_float<elman_generated>("generated");
}
}  // namespace contest
