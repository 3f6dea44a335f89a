// A task that was submitted to a pool of processes.
//
// In:  the function and its arguments, which are written into the request at once. Out: the result
//      that came back, or the exception, or why there is none.
//
// Thread safety: as task and remote_job.
// Blocking:      help_or_wait serves the pool until the task is finished.
// Exceptions:    kept for the future; those of writing the arguments come from the constructor.
// Shutdown:      see process_pool.
#ifndef POOLWISE_DETAIL_REMOTE_TASK_H
#define POOLWISE_DETAIL_REMOTE_TASK_H

#include <poolwise/detail/remote_call.h>
#include <poolwise/detail/remote_job.h>
#include <poolwise/detail/task_memory.h>
#include <poolwise/future.h>

#include <memory>
#include <string>
#include <utility>

namespace poolwise {
class process_pool;
}

namespace poolwise::detail {

class default_processes;

/// What tasks and loops need of a crew; the crew itself is no part of the headers.
class crew_access {
public:
  explicit crew_access(std::shared_ptr<process_crew> crew) : crew_(std::move(crew)) {}
  void post(remote_job &job) const;
  bool cancel(remote_job &job, bool running_too) const noexcept;
  void serve_until(awaited &what) const noexcept;
  /// A loop may post its chunks while the pool drains.
  void begin_loop() const;
  void end_loop() const noexcept;
  /// Has a leader look whether what it waits for is over.
  void wake_leader() const noexcept;
  std::size_t size() const noexcept;
  /// Where large requests are written, so that workers see them there; null: nowhere.
  archive_memory *request_memory() const noexcept;

private:
  friend class poolwise::process_pool;
  friend class default_processes;
  std::shared_ptr<process_crew> crew_;
};

template <class R> class remote_task : public task_with_result<R>, public remote_job {
public:
  explicit remote_task(crew_access crew) : task_with_result<R>(owners), crew_(std::move(crew)) {}

  void help_or_wait() noexcept override {
    if (this->is_finished())
      return;
    struct until_finished final : awaited {
      explicit until_finished(task &waited_for) : what(waited_for) {}
      bool over() noexcept override { return what.is_finished(); }
      void sleep() noexcept override {
        static_cast<void>(what.wait_until(std::chrono::steady_clock::time_point::max()));
      }
      task &what;
    } self(*this);
    crew_.serve_until(self);
  }
  bool cancel() noexcept override { return !this->is_finished() && crew_.cancel(*this, true); }

  void arrived(const remote_reply &reply) noexcept override {
    try {
      input_archive in(reply.bytes);
      if (reply.threw)
        this->error = read_exception(in);
      else if constexpr (std::is_void_v<R>)
        this->result.fill([] {});
      else
        this->result.fill([&]() -> R { return in.read<R>(); });
    } catch (...) {
      this->error = std::current_exception();
    }
    this->finish_elsewhere(false);
  }
  void failed(std::exception_ptr why) noexcept override {
    this->error = std::move(why);
    this->finish_elsewhere(false);
  }
  void let_go() noexcept override {
    this->request.reset(); // the future may live for long
    this->release();
  }

protected:
  archive_memory *request_memory() const noexcept { return crew_.request_memory(); }

private:
  static constexpr std::uint32_t owners = 2; // the future, and the crew until it lets go

  void execute() noexcept override {}
  void discard() noexcept override {}

  const crew_access crew_;
};

template <class F, class... Args>
class remote_submission final : public remote_task<remote_result_t<F, Args...>> {
public:
  template <class... From>
  remote_submission(crew_access crew, const task_limits &allowed, const F &f, const From &...args)
      : remote_task<remote_result_t<F, Args...>>(std::move(crew)) {
    static const code_address entry =
        address_of(reinterpret_cast<any_function>(&remote_submitted<F, Args...>));
    this->function = entry;
    this->limits = allowed;
    this->request.write(this->request_memory(), [&](output_archive &out) {
      write_function(out, f);
      (write_argument<Args>(out, args), ...);
    });
    if constexpr (function_pointer<named>)
      named_ = innermost(f);
  }
  std::string name(std::uint64_t) const override {
    if constexpr (function_pointer<named>)
      return name_of_function(named_);
    else
      return name_of_type<F>();
  }
  bool listens_to_stop() const noexcept override { return takes_stop_token<F, Args...>; }

  static void *operator new(std::size_t size) { return take_task_memory(size); }
  static void operator delete(void *at, std::size_t size) noexcept { give_task_memory(at, size); }

private:
  struct nothing {};
  using named = std::decay_t<decltype(innermost(std::declval<const F &>()))>;

  template <class To, class From>
  static void write_argument(output_archive &out, const From &from) {
    if constexpr (std::is_same_v<To, From>)
      out.write(from);
    else
      out.template write<To>(To(from));
  }
  [[no_unique_address]] std::conditional_t<function_pointer<named>, named, nothing> named_{};
};

} // namespace poolwise::detail

#endif
