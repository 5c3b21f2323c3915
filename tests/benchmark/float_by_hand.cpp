#include "elman_job.hpp"

namespace contest {
namespace {

template <class Job>
using with_libm = elman_by_hand<by_hand::libm, Job>;
template <class Job>
using with_vectorised = elman_by_hand<by_hand::vectorised, Job>;

bool const entered = enter_elman_in_float<with_vectorised>(by_hand::vectorised::name) &&
                     enter_elman_in_float<with_libm>(by_hand::libm::name);

}  // namespace
}  // namespace contest
