// The array that grows during constant evaluation.
#include <bptt/meta/growing_array.hpp>

namespace {
constexpr bool grows() {
  bptt::growing_array<int> s;
  if (!s.empty() || s.size() != 0) return false;
  for (int i = 0; i < 100; ++i) s.push_back(i);
  int sum = 0;
  for (int x : s) sum += x;
  return s.size() == 100 && sum == 4950 && s[99] == 99;
}
static_assert(grows());

constexpr bool inserts_and_erases() {
  bptt::growing_array<int> s;
  s.push_back(1);
  s.push_back(3);
  s.insert(1, 2);
  s.insert(0, 0);
  s.insert(4, s[0]);  // an element of its own: 0 1 2 3 0
  if (s.size() != 5 || s[0] != 0 || s[1] != 1 || s[2] != 2 || s[3] != 3 || s[4] != 0) return false;
  s.erase(0);
  s.erase(3);
  int const more[] = {4, 5};
  s.append(more, 2);  // 1 2 3 4 5
  for (std::size_t i = 0; i < 5; ++i)
    if (s[i] != static_cast<int>(i) + 1) return false;
  return s.size() == 5;
}
static_assert(inserts_and_erases());

constexpr bool is_a_value() {
  int const numbers[] = {1, 2, 3};
  bptt::growing_array<int> const s(numbers, 3);
  bptt::growing_array<int> copy = s;
  if (!(copy == s)) return false;
  copy[0] = 7;
  if (s[0] != 1 || copy == s) return false;
  bptt::growing_array<int> moved = static_cast<bptt::growing_array<int>&&>(copy);
  copy = moved;
  bptt::growing_array<int>& itself = copy;
  copy = itself;
  return copy == moved && moved[0] == 7 && !(bptt::growing_array<int>{} == s);
}
static_assert(is_a_value());

constexpr bool nests() {
  bptt::growing_array<bptt::growing_array<int>> rows;
  for (int i = 0; i < 10; ++i) {
    bptt::growing_array<int> row;
    for (int j = 0; j < i; ++j) row.push_back(j);
    rows.insert(0, row);
  }
  return rows.size() == 10 && rows[0].size() == 9 && rows[9].empty() && rows[0][8] == 8;
}
static_assert(nests());
}  // namespace
