#pragma once
#include <cerrno>
#include <cstdlib>
#include <new>

namespace contest {

/// How often the program has taken memory from the heap.
long allocations();

}  // namespace contest
