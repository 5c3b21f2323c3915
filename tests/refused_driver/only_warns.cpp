// expect: unused variable
int answer() {
#ifndef VALID_TWIN
  int question = 6 * 9;
#endif
  return 42;
}
