// The symbols of cells. Each is a template of the layer to which it belongs, so that two layers have different symbols:
// in messages W_ih<layer_1, 96, 8>, in printed formulas layer_1.W_ih. The endings of weights say from where to where
// they lead, as in PyTorch: W_ih from the input to the hidden state, W_hy from the hidden state to the output y.
#pragma once
#include <bptt/formula/symbol.hpp>
#include <bptt/meta/type_name.hpp>

namespace bptt::cells {

/// A parameter of a layer.
template <class Layer, class S, int... dims>
struct parameter_of : parameter<S, dims...>, member_of<Layer> {};
/// A variable of a layer.
template <class Layer, class S, int... dims>
struct variable_of : variable<S, dims...>, member_of<Layer> {};

// clang-format off
// weights and biases
template <class Layer, int... dims> struct W_ih : parameter_of<Layer, W_ih<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct W_hh : parameter_of<Layer, W_hh<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct W_yh : parameter_of<Layer, W_yh<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct W_hy : parameter_of<Layer, W_hy<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct b : parameter_of<Layer, b<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct b_ih : parameter_of<Layer, b_ih<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct b_hh : parameter_of<Layer, b_hh<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct b_y : parameter_of<Layer, b_y<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct p_i : parameter_of<Layer, p_i<Layer, dims...>, dims...> {};  // peepholes
template <class Layer, int... dims> struct p_f : parameter_of<Layer, p_f<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct p_o : parameter_of<Layer, p_o<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct alpha : parameter_of<Layer, alpha<Layer, dims...>, dims...> {};  // the rate of a leaky integrator

// states and outputs
template <class Layer, int... dims> struct h : variable_of<Layer, h<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct c : variable_of<Layer, c<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct y : variable_of<Layer, y<Layer, dims...>, dims...> {};
// what gates are functions of
template <class Layer, int... dims> struct a : variable_of<Layer, a<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct a_ih : variable_of<Layer, a_ih<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct a_hh : variable_of<Layer, a_hh<Layer, dims...>, dims...> {};
// gates
template <class Layer, int... dims> struct i : variable_of<Layer, i<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct f : variable_of<Layer, f<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct g : variable_of<Layer, g<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct o : variable_of<Layer, o<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct r : variable_of<Layer, r<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct z : variable_of<Layer, z<Layer, dims...>, dims...> {};
template <class Layer, int... dims> struct n : variable_of<Layer, n<Layer, dims...>, dims...> {};
// clang-format on

}  // namespace bptt::cells
