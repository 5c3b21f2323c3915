// expect: no conversion from an apple
#ifdef VALID_TWIN
int pear = 1;
#else
static_assert(sizeof(char) == 2, "an error that is not the expected one");
#endif
