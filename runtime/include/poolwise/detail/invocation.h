// The calls of one invoke(f1, f2, ...): each function by its index, and room for its result.
//
// In:  references to the functions. Out: a tuple of results, or nothing if all return void.
//
// Thread safety: operator() may be called at the same time for different indices.
// Blocking:      as the functions do.
// Exceptions:    the functions'.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_INVOCATION_H
#define POOLWISE_DETAIL_INVOCATION_H

#include <poolwise/detail/slots.h>

#include <cstddef>
#include <functional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

template <class... Fs> class invocation {
  template <class F> using slot_of = slot<std::invoke_result_t<F>>;
  static constexpr bool all_void = (std::is_void_v<std::invoke_result_t<Fs>> && ...);

public:
  explicit invocation(Fs &...fs) : functions_(fs...) {}

  void operator()(std::size_t index) { call(index, std::index_sequence_for<Fs...>{}); }

  auto take() {
    if constexpr (!all_void)
      return std::apply(
          [](auto &...results) {
            return std::tuple<typename slot_of<Fs>::taken...>(results.take()...);
          },
          results_);
  }

private:
  template <std::size_t... I> void call(std::size_t index, std::index_sequence<I...>) {
    static_cast<void>(((I == index && (call_one<I>(), true)) || ...));
  }
  template <std::size_t I> void call_one() {
    using F = std::tuple_element_t<I, std::tuple<Fs...>>;
    std::get<I>(results_).fill([this]() -> decltype(auto) {
      return std::invoke(static_cast<F &&>(std::get<I>(functions_)));
    });
  }

  std::tuple<Fs &...> functions_;
  std::tuple<slot_of<Fs>...> results_;
};

} // namespace poolwise::detail

#endif
