// The adjoint program: the terms of a rule whose guards hold at a step, and the names of losses and targets.
#include <bptt/derivation/adjoint_terms.hpp>

#include "../thread.hpp"

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace thread;
using three = decltype(unroll<3>(rnn));
template <class Reference>
constexpr int terms_of = adjoint_terms<three, struct E, Reference>::size - [] {
  int zeros = 0;
  [&]<class... Term>(types<Term...>) {
    zeros = (0 + ... + int(std::is_same_v<Term, struct zero>));
  }(adjoint_terms<three, struct E, Reference>{});
  return zeros;
}();
static_assert(terms_of<at<struct s, -1>> == 1 && terms_of<at<struct s, 0>> == 1 && terms_of<at<struct s, 2>> == 1);
static_assert(terms_of<at<struct z, 1>> == 1 && terms_of<at<struct w, 0>> == 1 && terms_of<at<struct v, 0>> == 0 &&
              terms_of<at<struct v, 2>> == 1);
static_assert(terms_of<at_last<struct q>> == 1);

static_assert(std::is_same_v<resolve<three, at_last<struct s>>, at<struct s, 2>> &&
              std::is_same_v<resolve<three, at_last<struct E>>, at_last<struct E>>);
static_assert(std::is_same_v<resolve<three, struct E>, at_last<struct E>> &&
              std::is_same_v<resolve<three, struct u>, struct u>);
static_assert(std::is_same_v<loss_of<three, struct E>, struct E> &&
              std::is_same_v<loss_of<three, at_last<struct s>>, at<struct s, 2>>);

static_assert(has_a_value<struct u, three> && has_a_value<at<struct z, 2>, three> &&
              has_a_value<at<struct s, -1>, three> && has_a_value<at_last<struct q>, three>);
static_assert(!has_a_value<at<struct z, 3>, three> && !has_a_value<at_last<struct z>, three>);
}  // namespace
