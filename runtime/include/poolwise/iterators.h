// Iterator loops as ranges: the elements of iterators(first, last) are the ITERATORS from first to
// last, so `for (auto it = first; it != last; ++it) f(it);` becomes for_each(iterators(first,
// last), f).
//
// In:  a forward iterator and its sentinel.
// Out: a forward range of iterators, random access if the iterator is.
// Not handled: input iterators, whose copies do not stay valid.
//
// Thread safety: an immutable value; what the iterators point to is the caller's.
// Blocking:      never.
// Exceptions:    those of copying and moving the iterators.
// Shutdown:      independent of it.
#ifndef POOLWISE_ITERATORS_H
#define POOLWISE_ITERATORS_H

#include <compare>
#include <cstddef>
#include <iterator>
#include <ranges>
#include <utility>

namespace poolwise {

namespace detail {

/// An iterator whose value is the iterator that it stands on.
template <std::forward_iterator It> class iterator_cursor {
  static constexpr bool jumps = std::random_access_iterator<It>;

public:
  using iterator_concept =
      std::conditional_t<jumps, std::random_access_iterator_tag, std::forward_iterator_tag>;
  using iterator_category = std::input_iterator_tag; // reference is a value
  using value_type = It;
  using difference_type = std::iter_difference_t<It>;
  using pointer = void;
  using reference = It;

  iterator_cursor() = default;
  explicit iterator_cursor(It at) : at_(std::move(at)) {}

  It operator*() const { return at_; }
  iterator_cursor &operator++() {
    ++at_;
    return *this;
  }
  iterator_cursor operator++(int) { return iterator_cursor(at_++); }
  friend bool operator==(const iterator_cursor &a, const iterator_cursor &b) {
    return a.at_ == b.at_;
  }

  It operator[](difference_type n) const
    requires jumps
  {
    return at_ + n;
  }
  iterator_cursor &operator--()
    requires jumps
  {
    return *this -= 1;
  }
  iterator_cursor operator--(int)
    requires jumps
  {
    return iterator_cursor(at_--);
  }
  iterator_cursor &operator+=(difference_type n)
    requires jumps
  {
    at_ += n;
    return *this;
  }
  iterator_cursor &operator-=(difference_type n)
    requires jumps
  {
    return *this += -n;
  }
  friend iterator_cursor operator+(iterator_cursor i, difference_type n)
    requires jumps
  {
    return i += n;
  }
  friend iterator_cursor operator+(difference_type n, iterator_cursor i)
    requires jumps
  {
    return i += n;
  }
  friend iterator_cursor operator-(iterator_cursor i, difference_type n)
    requires jumps
  {
    return i -= n;
  }
  friend difference_type operator-(const iterator_cursor &a, const iterator_cursor &b)
    requires jumps
  {
    return a.at_ - b.at_;
  }
  friend std::weak_ordering operator<=>(const iterator_cursor &a, const iterator_cursor &b)
    requires jumps
  {
    return a.at_ < b.at_   ? std::weak_ordering::less
           : b.at_ < a.at_ ? std::weak_ordering::greater
                           : std::weak_ordering::equivalent;
  }

private:
  It at_{};
};

} // namespace detail

/// The iterators first, first + 1, ... up to last, which is not among them. A sentinel of another
/// type is walked to once, here.
template <std::forward_iterator It, std::sentinel_for<It> Sentinel>
auto iterators(It first, Sentinel last) {
  using cursor = detail::iterator_cursor<It>;
  if constexpr (std::same_as<It, Sentinel>)
    return std::ranges::subrange(cursor(std::move(first)), cursor(std::move(last)));
  else
    return std::ranges::subrange(cursor(first), cursor(std::ranges::next(first, last)));
}

} // namespace poolwise

#endif
