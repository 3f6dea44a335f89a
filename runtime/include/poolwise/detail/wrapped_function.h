// Function objects of the runtime's own around a user's function.
//
// In:  a function. Out: a function object that holds it as its first member, `f`, and perhaps
//      options as its second, `how`. So all can be sent to workers in one way, whatever kind of
//      function they hold (remote_function.h).
//
// Thread safety, Blocking, Exceptions, Shutdown: as the function.
#ifndef POOLWISE_DETAIL_WRAPPED_FUNCTION_H
#define POOLWISE_DETAIL_WRAPPED_FUNCTION_H

#include <functional>
#include <tuple>
#include <utility>

namespace poolwise::detail {

/// Whether F is such a wrapper.
template <class F> inline constexpr bool wraps_function = false;

/// f of the parts of a tuple, for starmap.
template <class F> struct applied {
  F f;
  template <class Tuple> decltype(auto) operator()(Tuple &&arguments) {
    return std::apply(f, std::forward<Tuple>(arguments));
  }
};
template <class F> inline constexpr bool wraps_function<applied<F>> = true;

/// 1 where the predicate holds, for count_if.
template <class F> struct one_or_zero {
  F f;
  template <class T> unsigned char operator()(T &&x) {
    return static_cast<bool>(std::invoke(f, std::forward<T>(x))) ? 1 : 0;
  }
};
template <class F> inline constexpr bool wraps_function<one_or_zero<F>> = true;

/// The function within all wrappers.
template <class F> const auto &innermost(const F &f) {
  if constexpr (wraps_function<F>)
    return innermost(f.f);
  else
    return f;
}

} // namespace poolwise::detail

#endif
