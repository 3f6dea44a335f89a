// Which pools' work the current thread is in the middle of.
//
// A stack of marks, since work of one pool may call another: shutdown must not wait for a thread
// that waits for it, and a pool that drains still serves its own tasks.
#ifndef POOLWISE_SRC_INSIDE_H
#define POOLWISE_SRC_INSIDE_H

namespace poolwise::detail {

class thread_crew;

class inside_crew {
public:
  explicit inside_crew(const thread_crew *crew) noexcept : crew_(crew), outer_(innermost_) {
    innermost_ = this;
  }
  ~inside_crew() { innermost_ = outer_; }
  inside_crew(const inside_crew &) = delete;
  inside_crew &operator=(const inside_crew &) = delete;

  static bool any(const thread_crew *crew) noexcept {
    for (const inside_crew *mark = innermost_; mark != nullptr; mark = mark->outer_)
      if (mark->crew_ == crew)
        return true;
    return false;
  }

  /// Whether the current thread is a pool's, or in the middle of work for one.
  static bool works_for_a_pool() noexcept { return innermost_ != nullptr || thread_of_ != nullptr; }

  /// Says, once, that the current thread is one of the crew's own.
  static void become_thread_of(const thread_crew *crew) noexcept { thread_of_ = crew; }
  static bool is_thread_of(const thread_crew *crew) noexcept { return thread_of_ == crew; }

private:
  const thread_crew *const crew_;
  const inside_crew *const outer_;
  static thread_local const inside_crew *innermost_;
  static thread_local const thread_crew *thread_of_;
};

} // namespace poolwise::detail

#endif
