// The claims of derivations_matrix_slips.cpp with sizes that are all equal, and the slips that can be written only
// then.
#define ALL_SIZES_EQUAL
#include "derivations_matrix_slips.cpp"
