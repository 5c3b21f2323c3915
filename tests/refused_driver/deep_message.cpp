// expect: the message
#ifdef VALID_TWIN
int pear = 1;
#else
#warning one
#warning two
#warning three
static_assert(sizeof(char) == 2, "the message");
#endif
