// expect: the message
// expect: no conversion from an apple
#ifdef VALID_TWIN
int pear = 1;
#else
static_assert(sizeof(char) == 2, "the message, but only the first of two");
#endif
