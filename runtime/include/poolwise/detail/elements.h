// Access by index to any range, so that threads can take elements in any order.
//
// In:  an input range. Out: size() and operator[], which gives exactly what dereferencing the
//      range's iterator gives.
//   random access  the begin iterator is kept; nothing is copied
//   forward        the iterators are collected first, one pass on the calling thread
//   input          the elements themselves are moved into memory first
// Not handled: endless ranges.
//
// Thread safety: operator[] may be called at the same time for different indices.
// Blocking:      constructing one reads input ranges, which may block.
// Exceptions:    those of the range; operator[] throws what dereferencing throws.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_ELEMENTS_H
#define POOLWISE_DETAIL_ELEMENTS_H

#include <poolwise/indices.h>

#include <cstddef>
#include <iterator>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

namespace poolwise::detail {

/// Keeps vector<bool> out of the way: each box is an object of its own.
template <class T> struct box {
  T value;
};

template <std::ranges::input_range Range> class elements {
  using iterator = std::ranges::iterator_t<Range>;
  using reference = std::ranges::range_reference_t<Range>;

public:
  explicit elements(Range &range) {
    auto last = std::ranges::end(range);
    for (auto at = std::ranges::begin(range); at != last; ++at)
      stored_.push_back({std::ranges::range_value_t<Range>(*at)});
  }
  std::size_t size() const { return stored_.size(); }
  reference operator[](std::size_t i) const {
    if constexpr (std::is_lvalue_reference_v<reference>)
      return static_cast<reference>(stored_[i].value);
    else
      return static_cast<reference>(std::move(stored_[i].value));
  }

private:
  mutable std::vector<box<std::ranges::range_value_t<Range>>> stored_;
};

template <std::ranges::forward_range Range> class elements<Range> {
  using iterator = std::ranges::iterator_t<Range>;

public:
  explicit elements(Range &range) {
    if constexpr (std::ranges::sized_range<Range>)
      positions_.reserve(static_cast<std::size_t>(std::ranges::size(range)));
    auto last = std::ranges::end(range);
    for (auto at = std::ranges::begin(range); at != last; ++at)
      positions_.push_back(at);
  }
  std::size_t size() const { return positions_.size(); }
  decltype(auto) operator[](std::size_t i) const { return *positions_[i]; }

private:
  std::vector<iterator> positions_;
};

template <std::ranges::random_access_range Range> class elements<Range> {
  using iterator = std::ranges::iterator_t<Range>;

public:
  explicit elements(Range &range)
      : first_(std::ranges::begin(range)),
        size_(static_cast<std::size_t>(std::ranges::distance(range))) {}
  std::size_t size() const { return size_; }
  decltype(auto) operator[](std::size_t i) const {
    return *(first_ + static_cast<std::iter_difference_t<iterator>>(i));
  }

private:
  iterator first_;
  std::size_t size_;
};

/// Whether all elements follow from the first two: x, x + d, x + 2 d, ..., counted as unsigned
/// numbers are, so that they need not be sent to a process one by one.
template <class Elements> inline constexpr bool evenly_spaced = false;
template <class T> inline constexpr bool evenly_spaced<elements<index_range<T>>> = true;
template <class T> inline constexpr bool evenly_spaced<elements<const index_range<T>>> = true;

/// 0, 1, ... size - 1.
class counted_elements {
public:
  explicit counted_elements(std::size_t size) : size_(size) {}
  std::size_t size() const { return size_; }
  std::size_t operator[](std::size_t i) const { return i; }

private:
  std::size_t size_;
};
template <> inline constexpr bool evenly_spaced<counted_elements> = true;

} // namespace poolwise::detail

#endif
