// What takes part in the benchmark: each contestant is a source file of its own that enters itself, once for each job.
//
// A job is a net of one size with its data. A contestant is a class that is constructed from the job, which is not
// timed; run() is what is timed, and returns what must not be optimised away; answer(result) copies that for the
// comparison.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace contest {

/// A loss, and the gradient of each parameter. All contestants of a job give them in the same order.
using answer = std::vector<std::vector<double>>;

/// One contestant in one job.
struct entry {
  std::string group, size, contestant;  // group and size say the job
  double tolerance;                     // of an answer, relative to the greatest number of each tensor
  std::function<contest::answer()> get_answer;
  std::function<void(long)> run;  // so many calls
};

/// All of them. The contestants of a group are compared with the one of this name, and timed against that one.
std::vector<entry>& entries();
inline constexpr char const* baseline = "by hand, vectorised";

struct measured {
  std::string group, size, contestant;
  double fastest, median;  // nanoseconds of one call, in CPU time
  long allocations;        // how often one call takes memory from the heap
};

/// Compares all answers, and then times all entries, interleaved at random, so that a change of the machine's pace
/// meets them alike. Arguments are those of Google Benchmark. It ends the program where an answer is not that of the
/// baseline.
std::vector<measured> hold(int count, char** arguments);

template <class... Range>
answer answer_of(double loss, Range const&... gradient) {
  return {{loss}, {std::begin(gradient), std::end(gradient)}...};
}

/// Many calls, each of whose results is thrown away.
template <class Contestant>
[[gnu::noinline]] void repeat(Contestant& contestant, long calls) {
  for (; calls > 0; --calls) {
    auto result = contestant.run();
    asm volatile("" : : "g"(&result) : "memory");
  }
}

/// Enters a contestant for one job; it is constructed when it is needed first.
template <class Contestant, class Job>
bool enter(std::string const& contestant) {
  static auto const get = []() -> Contestant& {
    static Contestant it(Job::get());
    return it;
  };
  entries().push_back({Job::group(), Job::size(), contestant, Job::tolerance, [] { return get().answer(get().run()); },
                       [](long calls) { repeat(get(), calls); }});
  return true;
}
template <template <class> class Contestant, class... Job>
bool enter_all(std::string const& contestant) {
  return (enter<Contestant<Job>, Job>(contestant) && ...);
}

}  // namespace contest
