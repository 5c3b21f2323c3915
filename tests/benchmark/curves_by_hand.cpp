#include "curves_job.hpp"

namespace contest {
namespace {

template <class Job>
using single = elman_by_hand<by_hand::vectorised, Job>;
template <class Job>
using batch = batch_by_hand<by_hand::vectorised, Job>;
bool const entered = enter_curves<single, batch>(by_hand::vectorised::name);

}  // namespace
}  // namespace contest
