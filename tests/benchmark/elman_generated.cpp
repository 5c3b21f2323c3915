#include "elman_generated.hpp"

namespace contest {
namespace {
bool const entered = enter_elman<elman_generated>("generated");
}
}  // namespace contest
