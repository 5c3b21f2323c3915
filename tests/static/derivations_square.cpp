// The claims of derivations_matrix.cpp with sizes that are all equal, and the slips that can be written only then.
#define ALL_SIZES_EQUAL
#include "derivations_matrix.cpp"
