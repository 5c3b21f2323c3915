// Comparing a net with a table of truth/: its loss, its gradients and its forward values.
#pragma once
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cstdio>
#include <string>
#include <utility>

#include "../numbers.hpp"

namespace truth {

/// What result[symbol] has to be.
template <class Symbol, class V>
struct wanted {
  Symbol symbol;
  V const& value;
};
template <class Symbol, class V>
constexpr wanted<Symbol, V> want(Symbol symbol, V const& value) {
  return {symbol, value};
}

/// One line of the report per case: the worst relative error of all tensors. A tensor of numbers smaller than `least`
/// is compared as if it held that.
class report {
 public:
  explicit report(std::string name, double tolerance = 1e-11, double least = 0)
      : name_(std::move(name)), tolerance_(tolerance), least_(least) {}
  report(report const&) = delete;
  report& operator=(report const&) = delete;
  ~report() {
    std::printf("truth %-24s worst relative error %.1e of %3d tensors\n", name_.c_str(), worst_, tensors_);
    BOOST_TEST_MESSAGE("truth " << name_ << "  worst relative error " << worst_);
  }

  template <class Got, class Want>
  void compare(std::string const& what, Got const& got, Want const& want) {
    double const error = numbers::relative_error(got, want, least_);
    BOOST_TEST(error <= tolerance_, name_ << ": " << what << " is off by " << error);
    worst_ = std::max(worst_, error);
    ++tensors_;
  }
  /// `call` binds the values: f(u(0.5), ...).
  template <class F, class Call, class... S, class... V>
  auto compare_all(F f, Call call, wanted<S, V>... want) {
    auto const result = call(f);
    (compare(std::string(bptt::qualified_name<S>()), result[want.symbol], want.value), ...);
    return result;
  }

 private:
  std::string name_;
  double tolerance_, least_, worst_ = 0;
  int tensors_ = 0;
};

/// The gradient of a net by both kinds of code, and the two of them against each other.
template <class Net, class Loss, class Call, class... S, class... V>
void check_gradient(report& r, Net net, Loss loss, double loss_value, Call call, wanted<S, V>... want) {
  using bptt::codegen;
  auto const targets = bptt::wrt(S{}...);
  auto const by_line = r.compare_all(bptt::gradient<codegen::straight_line>(net, loss, targets), call, want...);
  auto const by_loop = r.compare_all(bptt::gradient<codegen::step_loop>(net, loss, targets), call, want...);
  r.compare("the loss", by_line[loss], loss_value);
  r.compare("the loss", by_loop[loss], loss_value);
  (
      [&] {
        double const apart = numbers::relative_error(by_line[S{}], by_loop[S{}]);
        BOOST_TEST(apart <= 1e-15, bptt::qualified_name<S>() << ": straight line and loop are " << apart << " apart");
      }(),
      ...);
}

/// The gradient of a net by a loop over its steps alone: it is too long to be spelled out.
template <class Net, class Loss, class Call, class... S, class... V>
void check_gradient_of_loop(report& r, Net net, Loss loss, double loss_value, Call call, wanted<S, V>... want) {
  auto const result =
      r.compare_all(bptt::gradient<bptt::codegen::step_loop>(net, loss, bptt::wrt(S{}...)), call, want...);
  r.compare("the loss", result[loss], loss_value);
}

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true;  // g++
#elif defined(__has_feature)
inline constexpr bool sanitized = __has_feature(address_sanitizer);  // clang
#else
inline constexpr bool sanitized = false;
#endif

/// By both kinds of code; under sanitizers by a loop alone, because there a large step that is spelled out takes
/// minutes to compile.
template <class... Argument>
void check_gradient_of_large_step(report& r, Argument... argument) {
  if constexpr (sanitized)
    check_gradient_of_loop(r, argument...);
  else
    check_gradient(r, argument...);
}

}  // namespace truth
