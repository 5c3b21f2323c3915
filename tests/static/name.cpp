// The name of a symbol, read off its type.
#include <bptt/name.hpp>

// clang-format off
inline constexpr struct global : bptt::parameter<global> {} global;
namespace outer {
namespace inner {
inline constexpr struct W : bptt::parameter<W, 2, 2> {} W;
inline constexpr struct x_of_1 : bptt::input<x_of_1> {} x_of_1;
}
template <class Z>
struct template_of : bptt::parameter<template_of<Z>> {};
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
static_assert(bptt::name_of<std::remove_cvref_t<decltype(outer::inner::W)>>() == "W");
static_assert(bptt::name_of<std::remove_cvref_t<decltype(hidden)>>() == bptt::name_of<struct hidden>());
static_assert(sizeof(outer::inner::x_of_1) + sizeof(global) == 2);
