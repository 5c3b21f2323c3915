static_assert(sizeof(char) == 2, "any error will do");
