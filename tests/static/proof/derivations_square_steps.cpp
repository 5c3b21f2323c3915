// The claims of derivations_matrix_steps.cpp with sizes that are all equal.
#define ALL_SIZES_EQUAL
#include "derivations_matrix_steps.cpp"
