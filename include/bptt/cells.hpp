// Cells: recurrences that are known by name, written in the vocabulary of the library. bptt.hpp does not include them;
// a program that uses one includes its header, or this one for all. A cell is a template of the struct that derives
// from it, which names the layer, and of its sizes.
#pragma once
#include <bptt/cells/bidirectional.hpp>
#include <bptt/cells/elman.hpp>
#include <bptt/cells/gru.hpp>
#include <bptt/cells/jordan.hpp>
#include <bptt/cells/leaky.hpp>
#include <bptt/cells/lstm.hpp>
#include <bptt/cells/stacked.hpp>
