// The types of derivatives, as g++ and clang print them: the golden test. It is a formula that can be read, with names
// of the field and of the net, and none of the library's inside.
#include <bptt/bptt.hpp>

#include "../same.hpp"
#include "../thread.hpp"

namespace net2 {  // the scalar net of two steps
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct func : function<func> {} func;
// clang-format on
constexpr auto net =
    unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c], s[t] = func(z[t]), E[last] = square(s[last]) / 2_c));

constexpr auto dE_du = derivative(net, E, u);
static_assert(type_name(derivative(net, E, s[-1_c])) ==
              "closed_form<2, mul<mul<mul<mul<w, w>, at<s, 1>>, primed<func, at<z, 1>>>, primed<func, at<z, 0>>>>");
static_assert(type_name(dE_du) ==
              "closed_form<2, mul<mul<at<s, 1>, primed<func, at<z, 1>>>, add<at<x, 1>, mul<mul<w, primed<func, at<z, "
              "0>>>, at<x, 0>>>>>");
static_assert(type_name(dE_du).size() == 120);
static_assert(qualified_name<std::remove_const_t<decltype(dE_du)>>().size() <=
              246);  // as they print it, with bptt:: and net2:: before each name
}  // namespace net2

namespace thread {
constexpr auto dE_du = derivative(net, E, u);
static_assert(type_name(dE_du) ==
              "closed_form<2, mul<mul<mul<mul<primed<func_3, at_last<o>>, primed<func_2, at_last<q>>>, v>, "
              "primed<func, at<z, 1>>>, "
              "add<at<x, 1>, mul<mul<at<x, 0>, w>, primed<func, at<z, 0>>>>>>");
static_assert(type_name(dE_du).size() <= 200);
}  // namespace thread

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a, 2> {} a;
template <class Layer> struct weights : parameter<weights<Layer>, 2, 2> {};
// clang-format on
static_assert(type_name(a) == "a" && type_name(2_c * tanh(a)) == "mul<integer<2>, tanh_of<a>>" &&
              type_name(weights<struct a>{} * a) == "mul<weights<a>, a>");
static_assert(type_name(broadcast<2>(one)) == "broadcast_of<one, shape<2>>" &&
              type_name(segment<0, 1>(a)) == "segment_of<a, offset<0>, shape<1>>");
}  // namespace
