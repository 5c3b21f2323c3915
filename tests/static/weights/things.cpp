// What can be in a file, and what is known of it: whether it has names of its own, may be written to, has numbers that
// a file can have.
#include <array>
#include <bptt/train.hpp>
#include <bptt/weights/things.hpp>
#include <optional>
#include <random>
#include <span>
#include <vector>

using namespace bptt;

namespace things {
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
// clang-format on
template <class N>
using block = parameters<decltype(unroll<2>(recurrence(s[t] = tanh(w * s[t - 1_c]) + x[t]))), N>;
}  // namespace things
using block = things::block<float>;

static_assert(knows_its_names<block> && knows_its_names<train::adam<block>> && knows_its_names<train::sgd<block>> &&
              knows_its_names<train::momentum<block>> && knows_its_names<train::adagrad<block>> &&
              knows_its_names<train::rmsprop<block>> && knows_its_names<train::moving_average<block>> &&
              knows_its_names<train::mean_of_all<block>> && knows_its_names<train::early_stopping<block>>);
static_assert(knows_its_names<weights::thing_as<int>> && knows_its_names<weights::named_block<block>>);
static_assert(!knows_its_names<int> && !knows_its_names<std::mt19937> && !knows_its_names<std::array<float, 3>>);
static_assert(can_be_saved<int> && can_be_saved<bool> && can_be_saved<std::mt19937> && can_be_saved<std::minstd_rand> &&
              can_be_saved<std::ranlux24> && can_be_saved<float[2][3]> && can_be_saved<std::vector<double>>);
static_assert(!can_be_saved<int *> && !can_be_saved<std::optional<int>> && !can_be_saved<std::vector<bool>>);

static_assert(is_no_constant<block> && !is_no_constant<block const> && is_no_constant<std::vector<int>>);
static_assert(!is_no_constant<std::vector<int> const> && !is_no_constant<std::span<int const>> &&
              !is_no_constant<int const>);
static_assert(is_no_constant<std::span<int>> && is_no_constant<weights::thing_as<int>> &&
              !is_no_constant<weights::thing_as<int const>> && !is_no_constant<weights::named_block<block const>>);
static_assert(is_no_constant<weights::named_block<block> const> &&
              !is_no_constant<weights::thing_as<block const> const>);

template <class Item>
inline constexpr bool fits = is_storable<typename weights::numbers_in<Item>::type>;
static_assert(fits<block> && fits<things::block<double>> && !fits<things::block<long double>>);
static_assert(fits<weights::thing_as<train::adam<block> const>> && !fits<train::adam<things::block<long double>>>);
static_assert(!fits<weights::thing_as<long double>> && !fits<weights::thing_as<std::vector<long double>>>);
static_assert(!fits<weights::named_block<things::block<long double>>> && !fits<weights::thing_as<long double[2]>>);
