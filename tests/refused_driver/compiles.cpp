// expect: invalid conversion
int answer() { return 42; }
