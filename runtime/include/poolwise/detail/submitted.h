// A task made from a function and its arguments, as submit does.
//
// In:  decayed copies of the function and its arguments; the function may take a leading
//      std::stop_token, as with std::jthread. Out: its result or exception, in the task.
//
// Thread safety: run by the one thread that claimed it; ask_to_stop from any thread.
// Blocking:      as the function does.
// Exceptions:    the function's are kept for the future. Destructors must not throw.
// Shutdown:      shutdown_now asks functions with a stop_token to stop.
#ifndef POOLWISE_DETAIL_SUBMITTED_H
#define POOLWISE_DETAIL_SUBMITTED_H

#include <poolwise/future.h>

#include <functional>
#include <optional>
#include <stop_token>
#include <tuple>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

template <class F, class... Args>
inline constexpr bool takes_stop_token = std::is_invocable_v<F, std::stop_token, Args...>;

template <bool TakesStopToken, class F, class... Args> struct result_of_submitted {
  using type = std::invoke_result_t<F, Args...>;
};
template <class F, class... Args> struct result_of_submitted<true, F, Args...> {
  using type = std::invoke_result_t<F, std::stop_token, Args...>;
};
template <class F, class... Args>
using submitted_t = typename result_of_submitted<takes_stop_token<F, Args...>, F, Args...>::type;

template <class F, class... Args>
class submitted final : public task_with_result<submitted_t<F, Args...>> {
  static constexpr bool stoppable = takes_stop_token<F, Args...>;
  struct nothing {};

public:
  template <class... From>
  explicit submitted(const std::stop_token &pool_stop, From &&...from)
      : call_(std::in_place, std::forward<From>(from)...) {
    if constexpr (stoppable) {
      stop_.emplace();
      pool_stop_ = pool_stop;
    }
  }

  void ask_to_stop() noexcept override {
    if constexpr (stoppable)
      stop_->request_stop();
  }

private:
  void execute() noexcept override {
    try {
      this->result.fill([this]() -> decltype(auto) {
        return std::apply(
            [this](auto &...call) -> decltype(auto) { return run(std::move(call)...); }, *call_);
      });
    } catch (...) {
      this->error = std::current_exception();
    }
    call_.reset(); // what the function holds is gone before anyone sees the task finished
  }
  void discard() noexcept override { call_.reset(); }

  decltype(auto) run(F &&f, Args &&...args) {
    if constexpr (stoppable) {
      const std::stop_callback passed_on(pool_stop_, [this] { stop_->request_stop(); });
      return std::invoke(std::move(f), stop_->get_token(), std::move(args)...);
    } else {
      return std::invoke(std::move(f), std::move(args)...);
    }
  }

  std::optional<std::tuple<F, Args...>> call_;
  [[no_unique_address]] std::conditional_t<stoppable, std::optional<std::stop_source>, nothing>
      stop_;
  [[no_unique_address]] std::conditional_t<stoppable, std::stop_token, nothing> pool_stop_;
};

} // namespace poolwise::detail

#endif
