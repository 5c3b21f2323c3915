// Proofs: what `equivalent` accepts and what it refuses. More of both: equivalent_derivations.cpp.
#include <bptt/proof/equivalent.hpp>

#include "../thread.hpp"

namespace algebra {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct N : parameter<N, 3, 3> {} N;
inline constexpr struct f : function<f> {} f;
inline constexpr struct g : function<g> {} g;
// clang-format on
// sums and products of scalars
static_assert(equivalent(a + b, b + a));
static_assert(equivalent(a * b, b * a));
static_assert(equivalent(a * (b + c), a * b + a * c));
static_assert(equivalent((a + b) * (a - b), square(a) - square(b)));
static_assert(equivalent(square(a + b), a * a + 2_c * a * b + b * b));
static_assert(equivalent(-(a - b), b - a));
static_assert(equivalent(a - a, zero));
static_assert(equivalent(a / 2_c + a / 3_c, 5_c * a / 6_c));
static_assert(!equivalent(a, b));
static_assert(!equivalent(a, 2_c * a));
static_assert(!equivalent(a, -a));
static_assert(!equivalent(a, a * a));
static_assert(!equivalent(a + b, a - b));
static_assert(!equivalent(a / 2_c, a / 3_c));
static_assert(!equivalent(a * b, a * c));
static_assert(!equivalent(zero, one));
static_assert(!equivalent(a * a * b, a * b * b));
// quotients, where both are defined
static_assert(equivalent(a / b, a *(1_c / b)));
static_assert(equivalent(a / b + c / b, (a + c) / b));
static_assert(equivalent(a / b + b / a, (a * a + b * b) / (a * b)));
static_assert(equivalent((a * a - b * b) / (a - b), a + b));
static_assert(equivalent(a / (b / c), a * c / b));
static_assert(equivalent(1_c / (1_c / a), a));
static_assert(!equivalent(a / b, b / a));
static_assert(!equivalent(a / b, a / c));
static_assert(!equivalent(a / (b - b), a / (b - b)));  // defined nowhere
static_assert(!equivalent(a / (b - b), a));
static_assert(!equivalent(a, a / (b - b)));
// a value that is taken for a constant is the value
static_assert(equivalent(stop_gradient(a) * b, a * b) && equivalent(M * stop_gradient(p), M * p) &&
              equivalent(f(stop_gradient(a + b)), f(b + a)));
static_assert(!equivalent(stop_gradient(a), b));
// pieces as they stand
static_assert(equivalent(component<1>(p) * b, b * component<1>(p)) && !equivalent(component<1>(p), component<0>(p)) &&
              !equivalent(component<1>(p), component<1>(q)));
// functions of formulas
static_assert(equivalent(f(a + b), f(b + a)));
static_assert(equivalent(f(a) * prime(f)(b * c), prime(f)(c * b) * f(a)));
static_assert(equivalent(tanh(2_c * a), tanh(a + a)));
static_assert(equivalent(exp(a) / exp(b) * exp(b), exp(a)));
static_assert(equivalent(f(f(a - b)), f(f(-b + a))));
static_assert(!equivalent(f(a), f(b)));
static_assert(!equivalent(f(a), g(a)));
static_assert(!equivalent(f(a), prime(f)(a)));
static_assert(!equivalent(prime(f)(a), prime(prime(f))(a)));
static_assert(!equivalent(tanh(a), sigmoid(a)));
static_assert(!equivalent(f(a + b), f(a) + f(b)));
static_assert(!equivalent(f(a) * f(a), f(a * a)));
static_assert(equivalent(reciprocal(a), 1_c / a) && equivalent(a * reciprocal(a + b) + b * reciprocal(b + a), one));
static_assert(equivalent(pow(a, 3_c), a * square(a)) && equivalent(pow(a + b, 3_c) * pow(a + b, -1_c), square(b + a)) &&
              equivalent(pow(a, -2_c), 1_c / square(a)));
static_assert(equivalent(pow(a + b, c + c), pow(b + a, 2_c * c)) &&
              equivalent(ratio<1, 3> * a + ratio<1, 6> * a, a / 2_c));
static_assert(equivalent(sin(a + b) * abs(c), abs(c) * sin(b + a)));
static_assert(!equivalent(pow(a, b), pow(b, a)) && !equivalent(pow(a, b), pow(a, 2_c * b)) &&
              !equivalent(pow(a, b), pow(2_c * a, b)) && !equivalent(pow(a + b, c), pow(a, b + c)));
static_assert(!equivalent(pow(a, 3_c), pow(a, -3_c)) && !equivalent(pow(a, 3_c), pow(a, 4_c)) &&
              !equivalent(reciprocal(a), a) && !equivalent(sin(a), cos(a)) && !equivalent(abs(a), a));
static_assert(!equivalent(sqrt(square(a)), a) && !equivalent(relu(a), a));
static_assert(!equivalent(pow(p, 3_c), pow(p, 4_c)) && !equivalent(pow(p, 3_c), pow(q, 3_c)) &&
              !equivalent(pow(p, q), pow(q, p)) && !equivalent(reciprocal(p), reciprocal(q)));
// vectors and matrices: sums and scalings, products as they stand
static_assert(equivalent(p + q, q + p));
static_assert(equivalent(a * p + b * p, (a + b) * p));
static_assert(equivalent(p / a, (1_c / a) * p));
static_assert(equivalent(M * p + q, q + M * p));
static_assert(equivalent(a * (M * p), (M * p) * a));
static_assert(equivalent(p - p, zeros<3>{}));
static_assert(!equivalent(M * p, M * q));
static_assert(!equivalent(M * p, transpose(M) * p));
static_assert(!equivalent(M * M * p, M * p));
static_assert(!equivalent(M * N * p, N * M * p));
static_assert(!equivalent(hadamard(p, q), p + q));
static_assert(!equivalent(square(p), p));
static_assert(!equivalent(dot(p, q), dot(p, p)));
static_assert(!equivalent(outer(p, q), outer(q, p)));
static_assert(!equivalent(softmax(p), p));
static_assert(!equivalent(softmax(p), softmax(q)));
}  // namespace algebra

// Names stand for their definitions where the net is given.
namespace definitions {
using namespace thread;
static_assert(equivalent(net, z[1_c], a[1_c] + b[1_c]));
static_assert(equivalent(net, s[1_c], func(x[1_c] * u + w * s[0_c])));
static_assert(equivalent(net, s[0_c], func(x[0_c] * u + w * s[-1_c])));
static_assert(equivalent(net, s[last], s[1_c]));
static_assert(equivalent(net, q[last], v * func(z[1_c])));
static_assert(equivalent(net, E[last], func_3(func_2(s[1_c] * v))));
static_assert(!equivalent(net, s[1_c], s[0_c]));
static_assert(!equivalent(net, s[0_c], s[-1_c]));
static_assert(!equivalent(net, s[1_c], func(x[1_c] * u)));
static_assert(!equivalent(s[1_c], func(z[1_c])));  // without the net: two names
static_assert(equivalent(s[last], s[last]));
}  // namespace definitions

namespace any_activation {
using namespace thread;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
// clang-format on
template <int step>
constexpr auto X = x[hana::int_c<step>];
template <int step>
constexpr auto S = s[hana::int_c<step>];
template <int step>
constexpr auto fp = prime(func)(z[hana::int_c<step>]);

namespace many_to_one {
template <int T>
constexpr auto net = unroll<T>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = func(z[t]),
                                          q[last] = v * s[last], o[last] = func_2(q[last]), E[last] = func_3(o[last])));
constexpr auto C = prime(func_3)(o[last]) * prime(func_2)(q[last]);

static_assert(equivalent(derivative(net<1>, E, u), C * v * fp<0> * X<0>));
static_assert(equivalent(derivative(net<1>, E, w), C * v * fp<0> * S<-1>));
static_assert(equivalent(derivative(net<1>, E, v), C * S<0>));
static_assert(equivalent(derivative(net<1>, E, k), C * v * fp<0>));
static_assert(equivalent(derivative(net<1>, E, S<-1>), C * v * w * fp<0>));

static_assert(equivalent(derivative(net<2>, E, u), C * v * fp<1> *(X<1> + w * fp<0> * X<0>)));
static_assert(equivalent(derivative(net<2>, E, w), C * v * fp<1> *(S<0> + w * fp<0> * S<-1>)));
static_assert(equivalent(derivative(net<2>, E, v), C * S<1>));
static_assert(equivalent(derivative(net<2>, E, k), C * v * fp<1> *(1_c + w * fp<0>)));
static_assert(equivalent(derivative(net<2>, E, S<-1>), C * v * w * w * fp<1> * fp<0>));

static_assert(equivalent(derivative(net<3>, E, u), C * v * fp<2> *(X<2> + w * fp<1> * (X<1> + w * fp<0> * X<0>))));
static_assert(equivalent(derivative(net<3>, E, w), C * v * fp<2> *(S<1> + w * fp<1> * (S<0> + w * fp<0> * S<-1>))));
static_assert(equivalent(derivative(net<3>, E, v), C * S<2>));
static_assert(equivalent(derivative(net<3>, E, k), C * v * fp<2> *(1_c + w * fp<1> * (1_c + w * fp<0>))));
static_assert(equivalent(derivative(net<3>, E, S<-1>), C * v * w * w * w * fp<2> * fp<1> * fp<0>));

static_assert(equivalent(derivative(net<4>, E, u),
                         C * v * fp<3> *(X<3> + w * fp<2> * (X<2> + w * fp<1> * (X<1> + w * fp<0> * X<0>)))));
static_assert(equivalent(derivative(net<4>, E, w),
                         C * v * fp<3> *(S<2> + w * fp<2> * (S<1> + w * fp<1> * (S<0> + w * fp<0> * S<-1>)))));
static_assert(equivalent(derivative(net<4>, E, v), C * S<3>));
static_assert(equivalent(derivative(net<4>, E, k),
                         C * v * fp<3> *(1_c + w * fp<2> * (1_c + w * fp<1> * (1_c + w * fp<0>)))));
static_assert(equivalent(derivative(net<4>, E, S<-1>), C * v * w * w * w * w * fp<3> * fp<2> * fp<1> * fp<0>));

// the recursion: δ_{T−1} = C·v·f′(z_{T−1}), δ_t = w·f′(z_t)·δ_{t+1}
static_assert(equivalent(derivative(net<4>, E, z[3_c]), C * v * fp<3>));
static_assert(equivalent(derivative(net<4>, E, z[1_c]), w * fp<1> * derivative(net<4>, E, z[2_c])));
static_assert(equivalent(derivative(net<4>, E, X<1>), u * derivative(net<4>, E, z[1_c])));
static_assert(equivalent(derivative(net<4>, E, u[1_c]), X<1> * derivative(net<4>, E, z[1_c])));
static_assert(equivalent(derivative(net<4>, E, S<-1>), w * derivative(net<4>, E, z[0_c])));
static_assert(equivalent(derivative(net<4>, E, u), derivative(net<4>, E, u[0_c]) + derivative(net<4>, E, u[1_c]) +
                                                       derivative(net<4>, E, u[2_c]) + derivative(net<4>, E, u[3_c])));
}  // namespace many_to_one

namespace many_to_many {
template <int T>
constexpr auto net = unroll<T>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = func(z[t]), q[t] = v * s[t],
                                          o[t] = func_2(q[t]), E[last] = sum(func_3(o[t]), t)));
template <int step>
constexpr auto A = prime(func_3)(o[hana::int_c<step>]) * prime(func_2)(q[hana::int_c<step>]);

static_assert(equivalent(derivative(net<2>, E, u),
                         A<1> * fp<1> * v * X<1> + fp<0> * X<0> * (A<0> * v + A<1> * fp<1> * v * w)));
static_assert(equivalent(derivative(net<2>, E, w),
                         A<1> * fp<1> * S<0> * v + fp<0> * S<-1> * (A<0> * v + A<1> * fp<1> * v * w)));
static_assert(equivalent(derivative(net<2>, E, k), A<1> * fp<1> * v + fp<0> * (A<0> * v + A<1> * fp<1> * v * w)));
static_assert(equivalent(derivative(net<2>, E, v), A<0> * S<0> + A<1> * S<1>));
static_assert(equivalent(derivative(net<2>, E, S<-1>), fp<0> * w *(A<0> * v + A<1> * fp<1> * v * w)));

constexpr auto tail = A<1> * v + A<2> * fp<2> * v * w;
static_assert(equivalent(derivative(net<3>, E, u),
                         A<2> * fp<2> * v * X<2> + fp<0> * X<0> * (A<0> * v + fp<1> * w * tail) + fp<1> * X<1> * tail));
static_assert(equivalent(derivative(net<3>, E, w), A<2> * fp<2> * S<1> * v +
                                                       fp<0> * S<-1> * (A<0> * v + fp<1> * w * tail) +
                                                       fp<1> * S<0> * tail));
static_assert(equivalent(derivative(net<3>, E, k),
                         A<2> * fp<2> * v + fp<0> * (A<0> * v + fp<1> * w * tail) + fp<1> * tail));
static_assert(equivalent(derivative(net<3>, E, v), A<0> * S<0> + A<1> * S<1> + A<2> * S<2>));
static_assert(equivalent(derivative(net<3>, E, S<-1>), fp<0> * w *(A<0> * v + fp<1> * w * tail)));
static_assert(!equivalent(derivative(net<3>, E, v), A<2> * S<2>));
static_assert(!equivalent(derivative(net<3>, E, k), A<2> * fp<2> * v + A<1> * fp<1> * v + A<0> * fp<0> * v));
}  // namespace many_to_many
}  // namespace any_activation

// Numbers in formulas that do not fit: as far as 128 bits reach they are computed, and what does not fit is undecided.
namespace large_numbers {
using namespace bptt;
inline constexpr struct a : parameter<a> {
} a;
inline constexpr struct b : parameter<b> {
} b;
inline constexpr struct p : variable<p> {
} p;
inline constexpr struct E : variable<E> {
} E;
template <int T>
constexpr auto decay = unroll<T>(recurrence(p[t] = a * p[t - 1_c] / 4096_c, E[last] = p[last]));
constexpr auto ninth = derivative(decay<9>, E, a);
static_assert(equivalent(ninth, ninth) && equivalent(decay<9>, ninth, ninth));
static_assert(equivalent(decay<9>, ninth, 9_c * pow(a, 8_c) * p[-1_c] / pow(4096_c * one, 9_c)));
static_assert(!equivalent(decay<9>, ninth, 8_c * pow(a, 8_c) * p[-1_c] / pow(4096_c * one, 9_c)));
constexpr auto fortieth = derivative(decay<40>, E, a);  // 2⁴⁸⁰
static_assert(equivalent(decay<40>, fortieth, fortieth) && !equivalent(decay<40>, fortieth, 2_c * fortieth));
constexpr auto greatest = integer<9223372036854775807>{};
static_assert(equivalent(greatest * (greatest * a) - greatest * greatest * a, 0_c * a));
static_assert(compare(greatest * (greatest * (greatest * a)), greatest *(greatest *(greatest * b))) ==
              verdict::undecided);
static_assert(compare(sin(greatest * (greatest * (greatest * a))), sin(b)) == verdict::undecided);
// powers
constexpr auto most = hana::llong_c<9223372036854775807>;
static_assert(equivalent(pow(a, 1000000_c) * pow(a, 1000000_c), pow(a, 2000000_c)) &&
              equivalent(pow(pow(a, most), most), pow(pow(a, most), most)));
static_assert(compare(pow(a + b, 100000_c), pow(a, 100000_c)) == verdict::undecided);
}  // namespace large_numbers
