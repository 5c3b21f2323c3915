// The umbrella.
#pragma once
#include <bptt/derivative.hpp>
#include <bptt/gradient.hpp>
