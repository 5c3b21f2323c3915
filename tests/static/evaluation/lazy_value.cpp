// Values as functions of a component, and reductions over components.
#include <bptt/evaluation/lazy_value.hpp>

#include "../near.hpp"

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using bptt::shape;
constexpr double numbers[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
constexpr view_value<double, 3> matrix{numbers};  // 2 × 3
constexpr view_value<double, 1> vector{numbers};
static_assert(scalar_value<double>{7}(3, 4) == 7 && matrix(1, 2) == 6 && vector(2, 0) == 3 && matrix.data() == numbers);
static_assert(array_value<double, shape<2, 2>>{{1, 2, 3, 4}}(1, 0) == 3);
static_assert(transposed_value<view_value<double, 3>>{matrix}(2, 1) == 6);
static_assert(outer_value<product_of_numbers, view_value<double, 1>, view_value<double, 1>>{
                  vector, {numbers + 3}}(1, 2) == 2 * 6);
static_assert(mapped_value<negative_of_number, view_value<double, 1>>{vector}(1, 0) == -2);
constexpr shifted_value<view_value<double, 3>, 1, 3> second_row{matrix};
static_assert(second_row(0, 1) == 5 && second_row.data() == numbers + 3 &&
              shifted_value<transposed_value<view_value<double, 3>>, 1, 2>{{matrix}}(1, 1) == 6);
static_assert(diagonal_matrix_value<double, view_value<double, 1>>{vector}(2, 2) == 3 &&
              diagonal_matrix_value<double, view_value<double, 1>>{vector}(2, 1) == 0);
static_assert(diagonal_value<view_value<double, 3>>{matrix}(1, 0) == 5);
static_assert(chosen_value<view_value<double, 1>, view_value<double, 1>, scalar_value<double>>{
                  vector, vector, {7}}(1, 0) == vector(1, 0) &&
              chosen_value<scalar_value<double>, view_value<double, 1>, scalar_value<double>>{{0}, vector, {7}}(1, 0) ==
                  7);
static_assert(scaled_rows_value<product_of_numbers, view_value<double, 1>, view_value<double, 3>>{
                  vector, matrix}(1, 2) == 2 * 6);
static_assert(scaled_columns_value<product_of_numbers, view_value<double, 3>, view_value<double, 1>>{
                  matrix, vector}(1, 2) == 6 * 3);
template <class F>
constexpr double joined_at_2 = joined_value<F, view_value<double, 1>, scalar_value<double>>{vector, {6}}(2, 0);
static_assert(joined_at_2<sum_of_numbers> == 9 && joined_at_2<difference_of_numbers> == -3 &&
              joined_at_2<product_of_numbers> == 18);
static_assert(joined_at_2<quotient_of_numbers> == 0.5);

// sums of all lengths: by fours from eight on
template <int n>
constexpr double sum = sum_of_components<shape<n>>(vector);
static_assert(sum<1> == 1 && sum<2> == 3 && sum<7> == 28 && sum<8> == 36 && sum<9> == 45 && sum<11> == 66 &&
              sum<12> == 78 && sum<13> == 91);
static_assert(sum_of_components<shape<2, 3>>(matrix) == 21 && sum_of_components<shape<>>(vector) == 1);

constexpr double mixed[] = {-4, 3, -1};
constexpr exponentials<double, shape<3>> e(view_value<double, 1>{mixed});
static_assert(e.top == 3 && e.e.x[1] == 1 && near(e.e.x[2], bptt::elementary::exp(-4.0)) &&
              near(e.total, 1 + bptt::elementary::exp(-4.0) + bptt::elementary::exp(-7.0)));
static_assert(near(e.log_of_sum(),
                   3 + bptt::elementary::log(1 + bptt::elementary::exp(-4.0) + bptt::elementary::exp(-7.0))));
}  // namespace
