#pragma once
#include <bptt/proof/atom.hpp>
