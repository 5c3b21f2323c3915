// What a command costs, as a row of a table: processor seconds, and the megabytes of its largest process.
//   benchmark_compiling NAME COMMAND [ARGUMENT...]
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

int main(int count, char** arguments) {
  if (count < 3) return 2;
  pid_t const child = fork();
  if (child == 0) {
    execvp(arguments[2], arguments + 2);
    _exit(127);
  }
  int status = 0;
  rusage used{};
  if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0) {
    std::fprintf(stderr, "%s: the command failed\n", arguments[1]);
    return 1;
  }
  auto const seconds = [](timeval const& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
#ifdef __APPLE__
  double const megabyte = 1 << 20;  // in bytes there, in kilobytes elsewhere
#else
  double const megabyte = 1 << 10;
#endif
  std::printf("| %-30s | %6.1f | %6.0f |\n", arguments[1], seconds(used.ru_utime) + seconds(used.ru_stime),
              static_cast<double>(used.ru_maxrss) / megabyte);
}
