#include <bptt/equivalent.hpp>
namespace elman {
using namespace bptt;
inline constexpr struct x : input<x,3> {} x;
inline constexpr struct U : parameter<U,4,3> {} U;
inline constexpr struct W : parameter<W,4,4> {} W;
inline constexpr struct V : parameter<V,5,4> {} V;
inline constexpr struct b : parameter<b,4> {} b;
inline constexpr struct c : parameter<c,5> {} c;
inline constexpr struct y : input<y,5> {} y;
inline constexpr struct a : variable<a,4> {} a;
inline constexpr struct h : variable<h,4> {} h;
inline constexpr struct o : variable<o,5> {} o;
inline constexpr struct p : variable<p,5> {} p;
inline constexpr struct L : variable<L> {} L;
constexpr auto net = unroll<2>(recurrence(a[t]=b+W*h[t-1_c]+U*x[t], h[t]=tanh(a[t]), o[t]=c+V*h[t], p[t]=softmax(o[t]), L[last]=sum(cross_entropy(p[t],y[t]),t)));
constexpr auto e1 = sum(y[1_c])*p[1_c]-y[1_c];
constexpr auto e0 = sum(y[0_c])*p[0_c]-y[0_c];
constexpr auto d1 = hadamard(transpose(V)*e1, 1_c-square(h[1_c]));
constexpr auto d0 = hadamard(transpose(V)*e0+transpose(W)*d1, 1_c-square(h[0_c]));
constexpr auto d0w = hadamard(transpose(V)*e0+W*d1, 1_c-square(h[0_c]));
static_assert(equivalent(net, derivative(net,L,W), outer(d1,h[0_c])+outer(d0,h[-1_c])));
static_assert(equivalent(net, derivative(net,L,W), transpose(h[0_c]*transpose(d1)+outer(h[-1_c],d0))));
static_assert(equivalent(net, derivative(net,L,b), d1+d0));
static_assert(!equivalent(net, derivative(net,L,W), outer(d1,h[0_c])+outer(d0w,h[-1_c])));
static_assert(!equivalent(net, derivative(net,L,W), outer(d1,h[1_c])+outer(d0,h[0_c])));
static_assert(equivalent(net, derivative(net,L,h[-1_c]), transpose(W)*diag(1_c-square(h[0_c]))*(transpose(V)*e0+transpose(W)*(diag(1_c-square(h[1_c]))*(transpose(V)*e1)))));
constexpr auto d1c = hadamard(transpose(V)*e1, reciprocal(square(cosh(a[1_c]))));
static_assert(equivalent(net, derivative(net,L,U[1_c]), outer(d1c,x[1_c])));
constexpr auto d0c = hadamard(transpose(V)*e0+transpose(W)*d1c, reciprocal(square(cosh(a[0_c]))));
static_assert(equivalent(net, derivative(net,L,U), outer(d1c,x[1_c])+outer(d0c,x[0_c])));
static_assert(equivalent(net, derivative(net,L,V), outer((diag(p[0_c])-outer(p[0_c],p[0_c]))*(-hadamard(y[0_c],reciprocal(p[0_c]))), h[0_c])+outer(e1,h[1_c])));
}
namespace elman {
constexpr auto sech2(auto z) { return 4_c*reciprocal(square(exp(z)+exp(-z))); }
constexpr auto d1e = hadamard(transpose(V)*e1, sech2(a[1_c]));
static_assert(equivalent(net, derivative(net,L,U[1_c]), outer(d1e,x[1_c])));
#ifdef HARD
constexpr auto d0e = hadamard(transpose(V)*e0+transpose(W)*d1e, sech2(a[0_c]));
static_assert(equivalent(net, derivative(net,L,U), outer(d1e,x[1_c])+outer(d0e,x[0_c])));
#endif
static_assert(equivalent(square(cosh(x[0_c]))-square(sinh(x[0_c])), 0_c*x[0_c]+1_c) );
static_assert(equivalent(square(cos(x[0_c]))+square(sin(x[0_c])), 0_c*x[0_c]+1_c) );
static_assert(equivalent(hadamard(sinh(x[0_c]),reciprocal(cosh(x[0_c]))), tanh(x[0_c])) );
static_assert(equivalent(sigmoid(2_c*x[0_c]), (1_c+tanh(x[0_c]))/2_c) );
static_assert(equivalent(sigmoid(-x[0_c]), 1_c-sigmoid(x[0_c])) );
static_assert(equivalent(log_softmax(y[0_c]), log(softmax(y[0_c]))));
static_assert(equivalent(softmax(y[0_c]), exp(y[0_c])/sum(exp(y[0_c]))));
static_assert(equivalent(softmax(y[0_c]), exp(log_softmax(y[0_c]))));
}
namespace elman {
constexpr auto S0 = sum(outer(hadamard(transpose(V)*(sum(y[t])*p[t]-y[t]), 1_c-square(h[t])), h[t-1_c]), t);
static_assert(equivalent(derivative(net,L,c), sum(sum(y[t])*p[t]-y[t],t)));
static_assert(!equivalent(net,derivative(net,L,W), S0));
static_assert(equivalent(net,derivative(net,L,V), sum(outer(sum(y[t])*p[t]-y[t],h[t]),t)));
}
