// Shapes, and which of them go together.
#include <bptt/formula/shape.hpp>

namespace {
using namespace bptt;
static_assert(shape<>::rank == 0 && shape<>::size == 1 && shape<>::rows == 1 && shape<>::cols == 1);
static_assert(shape<4>::rank == 1 && shape<4>::size == 4 && shape<4>::rows == 4 && shape<4>::cols == 1);
static_assert(shape<4, 3>::rank == 2 && shape<4, 3>::size == 12 && shape<4, 3>::rows == 4 && shape<4, 3>::cols == 3);
static_assert(shape<1>::size == 1 && shape<1, 1>::size == 1);

static_assert(shape<4, 3>{} == shape<4, 3>{});
static_assert(!(shape<4, 3>{} == shape<3, 4>{}));
static_assert(!(shape<4>{} == shape<4, 1>{}));  // a column vector is no matrix of one column
static_assert(!(shape<>{} == shape<1>{}));      // and a scalar no vector of one component
static_assert(is_scalar<shape<>> && !is_scalar<shape<1>> && !is_scalar<shape<1, 1>>);

template <class A, class B, class C>
constexpr bool product_is = std::is_same_v<typename product_shape<A, B>::type, C>;
static_assert(product_is<shape<>, shape<>, shape<>>);
static_assert(product_is<shape<>, shape<3>, shape<3>>);
static_assert(product_is<shape<3>, shape<>, shape<3>>);
static_assert(product_is<shape<4, 3>, shape<>, shape<4, 3>>);
static_assert(product_is<shape<4, 3>, shape<3>, shape<4>>);
static_assert(product_is<shape<4, 3>, shape<3, 2>, shape<4, 2>>);
static_assert(product_is<shape<1, 3>, shape<3>, shape<1>>);
static_assert(product_is<shape<4>, shape<1, 3>, shape<4, 3>>);
static_assert(product_is<shape<4, 3>, shape<4>, void>);
static_assert(product_is<shape<4, 3>, shape<4, 3>, void>);
static_assert(product_is<shape<3>, shape<3>, void>);
static_assert(product_is<shape<3>, shape<3, 3>, void>);

template <class A, class B, class C>
constexpr bool outer_is = std::is_same_v<typename outer_shape<A, B>::type, C>;
static_assert(outer_is<shape<4>, shape<3>, shape<4, 3>>);
static_assert(outer_is<shape<>, shape<3>, void>);
static_assert(outer_is<shape<4>, shape<1, 3>, void>);

static_assert(std::is_same_v<transposed_shape<shape<4, 3>>::type, shape<3, 4>>);
static_assert(std::is_same_v<transposed_shape<shape<4>>::type, shape<1, 4>>);
static_assert(std::is_same_v<transposed_shape<shape<>>::type, shape<>>);
static_assert(std::is_empty_v<shape<4, 3>>);
// parts one after another
static_assert(std::is_same_v<stacked_shape<shape<>, shape<>>::type, shape<2>> &&
              std::is_same_v<stacked_shape<shape<3>, shape<>>::type, shape<4>>);
static_assert(std::is_same_v<stacked_shape<shape<>, shape<3>>::type, shape<4>> &&
              std::is_same_v<stacked_shape<shape<2>, shape<3>>::type, shape<5>>);
static_assert(std::is_same_v<stacked_shape<shape<2, 4>, shape<3, 4>>::type, shape<5, 4>> &&
              std::is_void_v<stacked_shape<shape<4, 2>, shape<4, 3>>::type>);
static_assert(std::is_void_v<stacked_shape<shape<4>, shape<4, 1>>::type> &&
              std::is_void_v<stacked_shape<shape<2, 1>, shape<>>::type>);
static_assert(std::is_same_v<concat_shape<shape<>, shape<3>, shape<>, shape<2>>::type, shape<7>> &&
              std::is_void_v<concat_shape<shape<>, shape<1, 3>, shape<1, 3>>::type>);
static_assert(std::is_same_v<with_rows<shape<4, 3>, 2>::type, shape<2, 3>> &&
              std::is_same_v<with_rows<shape<4>, 2>::type, shape<2>>);
static_assert(std::is_same_v<diagonal_shape<shape<3, 3>>::type, shape<3>> &&
              std::is_void_v<diagonal_shape<shape<3, 4>>::type> && std::is_void_v<diagonal_shape<shape<3>>::type>);
}  // namespace
