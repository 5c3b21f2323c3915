#pragma once
#include <bptt/bptt.hpp>
#include <bptt/callables/gradient.hpp>
static_assert(sizeof(int) == 4, "bptt: a message");
