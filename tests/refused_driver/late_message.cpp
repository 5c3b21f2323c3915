// expect: the message
#ifdef VALID_TWIN
int pear = 1;
#else
static_assert(sizeof(char) == 2, "the first error");
static_assert(sizeof(char) == 3, "the second error");
static_assert(sizeof(char) == 4, "the third error");
static_assert(sizeof(char) == 5, "the fourth error");
static_assert(sizeof(char) == 6, "the message");
#endif
