// expect: the message
#ifdef VALID_TWIN
int pear = 1;
#else
static_assert(sizeof(char) == 2, "the message");
static_assert(sizeof(char) == 3, "another one");
#endif
