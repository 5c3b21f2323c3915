// A growing array for constant evaluation (proofs, printing). std::vector and std::string would do, but g++ 12 refuses
// its string in constant expressions, and clang the resize of that vector.
#pragma once
#include <cstddef>

namespace bptt {

/// A growing array that lives during constant evaluation only.
template <class X>
class growing_array {
  X* first_ = nullptr;
  std::size_t size_ = 0, room_ = 0;

  constexpr void make_room(std::size_t n) {
    if (n <= room_) return;
    room_ = n < 2 * room_ ? 2 * room_ : n;
    X* const wider = new X[room_]{};
    for (std::size_t i = 0; i < size_; ++i) wider[i] = static_cast<X&&>(first_[i]);
    delete[] first_;
    first_ = wider;
  }

 public:
  constexpr growing_array() = default;
  constexpr growing_array(X const* first, std::size_t n) {
    make_room(n);
    for (; size_ < n; ++size_) first_[size_] = first[size_];
  }
  constexpr growing_array(growing_array const& other) : growing_array(other.first_, other.size_) {}
  constexpr growing_array(growing_array&& other) noexcept
      : first_(other.first_), size_(other.size_), room_(other.room_) {
    other.first_ = nullptr;
    other.size_ = other.room_ = 0;
  }
  constexpr growing_array& operator=(growing_array other) noexcept {
    X* const first = first_;
    first_ = other.first_;
    other.first_ = first;
    size_ = other.size_;
    room_ = other.room_;
    return *this;
  }
  constexpr ~growing_array() { delete[] first_; }

  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr X& operator[](std::size_t i) { return first_[i]; }
  constexpr X const& operator[](std::size_t i) const { return first_[i]; }
  constexpr X* begin() { return first_; }
  constexpr X* end() { return first_ + size_; }
  constexpr X const* begin() const { return first_; }
  constexpr X const* end() const { return first_ + size_; }

  constexpr void reserve(std::size_t n) { make_room(n); }
  constexpr void push_back(X const& x) {
    if (size_ < room_)
      first_[size_++] = x;
    else
      insert(size_, x);  // which may be one of those that move
  }
  constexpr void insert(std::size_t at, X const& x) {
    X copy = x;
    make_room(size_ + 1);
    for (std::size_t i = size_; i > at; --i) first_[i] = static_cast<X&&>(first_[i - 1]);
    first_[at] = static_cast<X&&>(copy);
    ++size_;
  }
  constexpr void erase(std::size_t at) {
    for (std::size_t i = at + 1; i < size_; ++i) first_[i - 1] = static_cast<X&&>(first_[i]);
    --size_;
  }
  constexpr void append(X const* first, std::size_t n) {
    make_room(size_ + n);
    X* const end = first_ + size_;
    for (std::size_t i = 0; i < n; ++i) end[i] = first[i];
    size_ += n;
  }
  constexpr bool operator==(growing_array const& other) const {
    if (size_ != other.size_) return false;
    for (std::size_t i = 0; i < size_; ++i)
      if (!(first_[i] == other.first_[i])) return false;
    return true;
  }
};

}  // namespace bptt
