// Recurrences: equations of one step, `recurrence(v[t] = ...)`, and programs of T steps, `unroll<T>(...)`.
#pragma once
#include <bptt/operations.hpp>
#include <bptt/recurrence/no_program.hpp>
#include <bptt/recurrence/program.hpp>
#include <bptt/recurrence/targets.hpp>
