// The greatest common divisor.
#include <bptt/meta/gcd.hpp>

using bptt::greatest_common_divisor;

static_assert(greatest_common_divisor(12, 18) == 6);
static_assert(greatest_common_divisor(18, 12) == 6);
static_assert(greatest_common_divisor(7, 9) == 1);
static_assert(greatest_common_divisor(5, 5) == 5);
static_assert(greatest_common_divisor(-12, 18) == 6);
static_assert(greatest_common_divisor(12, -18) == 6);
static_assert(greatest_common_divisor(-12, -18) == 6);
static_assert(greatest_common_divisor(-5, -5) == 5);
static_assert(greatest_common_divisor(0, 4) == 4);
static_assert(greatest_common_divisor(-4, 0) == 4);
static_assert(greatest_common_divisor(0, 0) == 0);
static_assert(greatest_common_divisor(1000000007ll * 6, 1000000007ll * 35) == 1000000007);
