// Counting loops as ranges: indices(n), indices(first, last), indices(first, last, step).
//
// In:  integers of any types; signed and unsigned may be mixed. The element type is their common
//      type, exactly as in `first < last`, and so is the comparison.
// Out: a random access range of integers, two to three words large, nothing is stored.
// Not handled: floating point counters; ranges of more than PTRDIFF_MAX elements.
//
// Thread safety: an immutable value.
// Blocking:      never.
// Exceptions:    std::invalid_argument if step is 0 and would never end.
// Shutdown:      independent of it.
#ifndef POOLWISE_INDICES_H
#define POOLWISE_INDICES_H

#include <compare>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <ranges>
#include <stdexcept>
#include <type_traits>

namespace poolwise {

namespace detail {
template <class T>
concept counter = std::integral<T> && !std::same_as<std::remove_cv_t<T>, bool>;
} // namespace detail

/// The integers first, first + step, ... (count of them).
template <detail::counter T>
class index_range : public std::ranges::view_interface<index_range<T>> {
  using modular = std::make_unsigned_t<T>; // arithmetic that cannot overflow

public:
  class iterator {
  public:
    using iterator_concept = std::random_access_iterator_tag;
    using iterator_category = std::input_iterator_tag; // reference is a value
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = T;

    iterator() = default;
    iterator(T first, modular step, std::ptrdiff_t at) : first_(first), step_(step), at_(at) {}

    T operator*() const { return (*this)[0]; }
    T operator[](std::ptrdiff_t n) const {
      return static_cast<T>(
          static_cast<modular>(static_cast<modular>(first_) +
                               static_cast<modular>(static_cast<modular>(at_ + n) * step_)));
    }
    iterator &operator++() { return *this += 1; }
    iterator &operator--() { return *this -= 1; }
    iterator operator++(int) { return {first_, step_, at_++}; }
    iterator operator--(int) { return {first_, step_, at_--}; }
    iterator &operator+=(std::ptrdiff_t n) {
      at_ += n;
      return *this;
    }
    iterator &operator-=(std::ptrdiff_t n) { return *this += -n; }
    friend iterator operator+(iterator i, std::ptrdiff_t n) { return i += n; }
    friend iterator operator+(std::ptrdiff_t n, iterator i) { return i += n; }
    friend iterator operator-(iterator i, std::ptrdiff_t n) { return i -= n; }
    friend std::ptrdiff_t operator-(const iterator &a, const iterator &b) { return a.at_ - b.at_; }
    friend bool operator==(const iterator &a, const iterator &b) { return a.at_ == b.at_; }
    friend auto operator<=>(const iterator &a, const iterator &b) { return a.at_ <=> b.at_; }

  private:
    T first_ = 0;
    modular step_ = 1;
    std::ptrdiff_t at_ = 0;
  };

  index_range() = default;
  /// step is taken modulo 2^N, so -1 counts down in unsigned types too.
  index_range(T first, modular step, std::size_t count)
      : first_(first), step_(step), count_(static_cast<std::ptrdiff_t>(count)) {}

  iterator begin() const { return {first_, step_, 0}; }
  iterator end() const { return {first_, step_, count_}; }
  std::size_t size() const { return static_cast<std::size_t>(count_); }

private:
  T first_ = 0;
  modular step_ = 1;
  std::ptrdiff_t count_ = 0;
};

/// `for (i = first; i < last; i += step)`, or, for a negative step, `for (i = first; i > last;
/// ...)`. Empty when first >= last (negative step: first <= last).
template <detail::counter First, detail::counter Last, detail::counter Step>
auto indices(First first, Last last, Step step) -> index_range<std::common_type_t<First, Last>> {
  using T = std::common_type_t<First, Last>;
  using modular = std::make_unsigned_t<T>;
  const T from = static_cast<T>(first);
  const T to = static_cast<T>(last);
  const bool up = step >= 0;
  if (up ? from >= to : from <= to)
    return {};
  if (step == 0)
    throw std::invalid_argument("poolwise::indices: the step is 0");
  const std::size_t distance =
      up ? static_cast<modular>(static_cast<modular>(to) - static_cast<modular>(from))
         : static_cast<modular>(static_cast<modular>(from) - static_cast<modular>(to));
  using wide = std::make_unsigned_t<std::common_type_t<Step, std::ptrdiff_t>>;
  const std::size_t stride = up ? static_cast<wide>(step) : wide{0} - static_cast<wide>(step);
  return {from, static_cast<modular>(step), (distance - 1) / stride + 1};
}

/// first, first + 1, ... last - 1; empty when first >= last.
template <detail::counter First, detail::counter Last> auto indices(First first, Last last) {
  return indices(first, last, 1);
}

/// 0, 1, ... n - 1; empty when n <= 0.
template <detail::counter N> auto indices(N n) { return indices(N{0}, n, 1); }

} // namespace poolwise

template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<poolwise::index_range<T>> = true;

#endif
