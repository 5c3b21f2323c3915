#pragma once
#include <bptt/bptt.hpp>
#include <bptt/callables/gradient.hpp>
