// The umbrella.
#pragma once
#include <bptt/derivative.hpp>
#include <bptt/equivalent.hpp>
#include <bptt/text.hpp>
#include <bptt/gradient.hpp>
