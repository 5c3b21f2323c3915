#pragma once
#include <bptt/formula/symbol.hpp>
