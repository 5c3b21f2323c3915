// The name of a symbol, read off its type.
#include <bptt/formula/symbol.hpp>
#include <bptt/meta/type_name.hpp>

// clang-format off
inline constexpr struct global : bptt::parameter<global> {} global;
namespace outer {
namespace inner {
inline constexpr struct W : bptt::parameter<W, 2, 2> {} W;
inline constexpr struct x_of_1 : bptt::input<x_of_1> {} x_of_1;
}
template <class Z>
struct template_of : bptt::parameter<template_of<Z>> {};
template <class Z, int n>
struct in_template {
  struct W : bptt::parameter<W, n> {};
};
template <char c>
struct of_character {
  struct W : bptt::parameter<W> {};
};
}
namespace layers {  // symbols that belong to something are called by its name too
template <class Layer, int n>
struct gain : bptt::parameter<gain<Layer, n>, n>, bptt::member_of<Layer> {};
template <class Self, int n>
struct layer {
  static constexpr layers::gain<Self, n> gain{};
};
inline constexpr struct first : layer<first, 2> {} first;
inline constexpr struct second : layer<second, 2> {} second;
struct stack {};
struct third : layer<third, 3>, bptt::member_of<stack> {};
inline constexpr struct bias : bptt::parameter<bias, 2>, bptt::member_of<struct first> {} bias;
}
namespace {
inline constexpr struct hidden : bptt::parameter<hidden> {} hidden;
}
// clang-format on
static_assert(bptt::name_of<struct global>() == "global");
static_assert(bptt::name_of<struct outer::inner::W>() == "W");
static_assert(bptt::name_of<struct outer::inner::x_of_1>() == "x_of_1");
static_assert(bptt::name_of<struct hidden>() == "hidden");
static_assert(bptt::qualified_name<struct outer::inner::W>() == "outer::inner::W");
// a colon between < and > belongs to an argument
static_assert(bptt::name_of<outer::template_of<struct outer::inner::W>>().starts_with("template_of<"));
static_assert(bptt::name_of<outer::in_template<struct outer::inner::W, 2>::W>() == "W");
static_assert(bptt::name_of<outer::in_template<outer::in_template<struct global, 1>::W, 2>::W>() == "W");
static_assert(bptt::name_of<outer::of_character<'<'>::W>() == "W" &&
              bptt::name_of<outer::of_character<'\''>::W>() == "W");
static_assert(bptt::name_of<std::remove_cvref_t<decltype(outer::inner::W)>>() == "W");
static_assert(bptt::name_of<std::remove_cvref_t<decltype(hidden)>>() == bptt::name_of<struct hidden>());
static_assert(sizeof(outer::inner::x_of_1) + sizeof(global) == 2);
static_assert(bptt::name_of<std::remove_cvref_t<decltype(layers::first.gain)>>() == "first.gain");
static_assert(bptt::name_of<std::remove_cvref_t<decltype(layers::second.gain)>>() == "second.gain");
static_assert(bptt::name_of<std::remove_cvref_t<decltype(layers::third::gain)>>() == "stack.third.gain");
static_assert(bptt::name_of<struct layers::bias>() == "first.bias");
static_assert(std::is_empty_v<layers::gain<struct layers::first, 2>> && std::is_empty_v<struct layers::first>);
