#include "elman_generated.hpp"

namespace contest {
namespace {
bool const entered = enter_elman_in_batches<batch_generated>("generated");
}
}  // namespace contest
