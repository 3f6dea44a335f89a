// One function in a process of its own.
//
//   poolwise::process work(convert, "in.tiff", "out.png");
//   if (!work.wait_for(10s))
//     work.kill();
//   work.join();
//
// In:  a function and arguments that can be sent (see process_pool.h). Out: its result.
//
// Thread safety: one thread at a time uses an object; different objects are independent.
// Blocking:      the constructor some milliseconds; join, result and the DESTRUCTOR until the
//                process has ended.
// Exceptions:    the constructor: those of process_pool's first call; result: the function's, or
//                worker_died. join does not throw what the function threw.
// Shutdown:      the process never survives the program, however that ends.
#ifndef POOLWISE_PROCESS_H
#define POOLWISE_PROCESS_H

#include <poolwise/process_pool.h>

#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <sys/types.h>
#include <utility>

namespace poolwise {

namespace detail {

/// What does not depend on the type of the result.
class process_base {
public:
  process_base(process_base &&) noexcept = default;
  process_base &operator=(process_base &&) noexcept = default;

  /// The process's number. Waits until it has one; 0 if it never had.
  pid_t pid() const;
  /// Asks it to end (SIGTERM), or ends it (SIGKILL). Nothing happens if it has ended.
  void terminate() const noexcept;
  void kill() const noexcept;
  void signal(int number) const noexcept;

protected:
  explicit process_base(const process_options &how);
  ~process_base() = default;

  std::unique_ptr<process_pool> pool_;
  mutable pid_t pid_ = 0;
};

/// As a shell gives it: 0 for a result, 1 for an exception; what the process exited with; 128 and
/// the number of the signal that ended it.
int exit_code_of(const std::exception_ptr &error) noexcept;

} // namespace detail

template <class R> class process : public detail::process_base {
public:
  template <class F, class... Args>
    requires(!std::is_base_of_v<detail::process_base, std::remove_cvref_t<F>> &&
             !std::is_same_v<process_options, std::remove_cvref_t<F>>)
  explicit process(F &&f, Args &&...args)
      : process(process_options{}, std::forward<F>(f), std::forward<Args>(args)...) {}
  template <class F, class... Args>
  process(const process_options &how, F &&f, Args &&...args)
      : process_base(how), result_(pool_->submit(std::forward<F>(f), std::forward<Args>(args)...)) {
  }

  /// Waits until the process has ended.
  void join() {
    if (pool_ == nullptr)
      return;
    finish();
    pool_->shutdown();
  }
  /// Waits at most that long for the function to return. True: it has, or the process has ended.
  template <class Rep, class Period> bool wait_for(std::chrono::duration<Rep, Period> time) {
    return done_ || result_.wait_for(time) == std::future_status::ready;
  }
  bool running() { return !done_ && !result_.ready(); }
  /// Waits, then gives the function's result or rethrows its exception; once.
  R result() {
    join();
    if (error_)
      std::rethrow_exception(error_);
    if constexpr (!std::is_void_v<R>)
      return value_.take();
  }
  /// Nothing while it runs; else see above.
  std::optional<int> exit_code() {
    if (running())
      return std::nullopt;
    finish();
    return detail::exit_code_of(error_);
  }

private:
  void finish() {
    if (std::exchange(done_, true))
      return;
    try {
      value_.fill([&]() -> R { return result_.get(); });
    } catch (...) {
      error_ = std::current_exception();
    }
  }

  future<R> result_;
  detail::slot<R> value_;
  std::exception_ptr error_;
  bool done_ = false;
};

template <class F, class... Args>
  requires(!std::is_same_v<process_options, std::remove_cvref_t<F>>)
process(F &&, Args &&...)
    -> process<detail::remote_result_t<std::decay_t<F>, detail::sent_t<Args>...>>;
template <class F, class... Args>
process(const process_options &, F &&, Args &&...)
    -> process<detail::remote_result_t<std::decay_t<F>, detail::sent_t<Args>...>>;

} // namespace poolwise

#endif
