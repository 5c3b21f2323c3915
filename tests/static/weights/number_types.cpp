// Types of numbers in files, and which of C++ they are.
#include <bptt/weights/number_types.hpp>

using namespace bptt::weights;

static_assert(type_of<float>().name == "F32" && type_of<double>().name == "F64" && type_of<bool>().name == "BOOL");
static_assert(type_of<signed char>().name == "I8" && type_of<unsigned char>().name == "U8");
static_assert(type_of<short>().name == "I16" && type_of<unsigned short>().name == "U16");
static_assert(type_of<int>().name == "I32" && type_of<unsigned>().name == "U32");
static_assert(type_of<long long>().name == "I64" && type_of<unsigned long long>().name == "U64");
static_assert(type_of<std::int64_t>() == type_of<long long>() && type_of<long long>().size == 8);
static_assert(type_of<float>().floats && !type_of<int>().floats && type_named("BF16")->floats &&
              type_named("F16")->floats);
static_assert(type_named("F33") == nullptr && type_named("") == nullptr && type_named("f32") == nullptr);
static_assert(!storable<long double> && !storable<int *> && storable<bool>);
