// The sequential half of reduce.
//
// In:  filled slots, an initial value and an operation. Out: the fold, in order.
//
// Thread safety: used by the calling thread alone.
// Blocking:      as op does.
// Exceptions:    op's.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_FOLD_H
#define POOLWISE_DETAIL_FOLD_H

#include <cstddef>
#include <functional>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

template <class Slots, class T, class Op>
T fold_slots(Slots &slots, std::size_t count, T acc, Op &op) {
  for (std::size_t i = 0; i != count; ++i)
    if constexpr (std::is_arithmetic_v<T>) // as std::accumulate: no warning about narrowing
      acc = static_cast<T>(std::invoke(op, std::move(acc), slots.take(i)));
    else
      acc = std::invoke(op, std::move(acc), slots.take(i));
  return acc;
}

/// Gives what it is given: references stay references, values stay values.
struct same {
  template <class T>
  constexpr auto operator()(T &&x) const noexcept(noexcept(T(std::forward<T>(x)))) -> T {
    return std::forward<T>(x);
  }
};

} // namespace poolwise::detail

#endif
