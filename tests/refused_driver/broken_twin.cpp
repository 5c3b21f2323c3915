// expect: the message
static_assert(sizeof(char) == 2, "the message, with the twin and without");
