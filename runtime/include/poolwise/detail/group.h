// The tasks of a task_group on a cpu_pool; src/group.cpp runs them.
//
// In:  functions. Out: each has run once, or was left out after an exception or cancel().
// Tasks lie in places of fixed size that are used again, so a small one allocates nothing.
//
// Thread safety: run and cancel from any thread; wait by one thread at a time.
// Blocking:      run never; wait until all tasks have run, running them meanwhile.
// Exceptions:    run: pool_shut_down, std::bad_alloc, what copying the function throws. wait: the
//                first that a task has thrown, or cancelled.
// Shutdown:      see task_group.h.
#ifndef POOLWISE_DETAIL_GROUP_H
#define POOLWISE_DETAIL_GROUP_H

#include <poolwise/detail/work.h>

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

struct group_task {
  void (*act)(void *place, bool run) = nullptr; // destroys the function, after running it or not
  group_task *next = nullptr;
  alignas(std::max_align_t) std::byte place[48];
};

class group : public work {
public:
  static std::shared_ptr<group> make(std::shared_ptr<thread_crew> crew);

  template <class F> void run(F &&f) {
    using function = std::decay_t<F>;
    group_task &made = begin();
    try {
      if constexpr (sizeof(function) <= sizeof made.place &&
                    alignof(function) <= alignof(std::max_align_t)) {
        ::new (static_cast<void *>(made.place)) function(std::forward<F>(f));
        made.act = act_on<function>;
      } else {
        using far = std::unique_ptr<function>;
        ::new (static_cast<void *>(made.place)) far(new function(std::forward<F>(f)));
        made.act = act_on<far>;
      }
    } catch (...) {
      give_back(made);
      throw;
    }
    post(made);
  }

  void wait();
  void cancel() noexcept;
  /// Waits, and drops what the tasks throw; no thread will join any more.
  void close() noexcept;

protected:
  group() : work(kind::group) {}
  ~group() = default;

private:
  template <class F> static void act_on(void *place, bool run) {
    struct destroyed {
      F &f;
      ~destroyed() { f.~F(); }
    } const held{*std::launder(static_cast<F *>(place))};
    if (!run)
      return;
    if constexpr (std::is_invocable_v<F &>)
      static_cast<void>(held.f());
    else
      static_cast<void>((*held.f)());
  }

  group_task &begin();
  void give_back(group_task &unused) noexcept;
  void post(group_task &made);
};

} // namespace poolwise::detail

#endif
