#include <poolwise/detail/watcher.h>

#include <utility>

namespace poolwise::detail {

void watch_list::add(watcher &who) noexcept {
  const std::lock_guard lock(mutex_);
  who.next_ = std::exchange(first_, &who);
}

bool watch_list::remove(const watcher &who) noexcept {
  const std::lock_guard lock(mutex_);
  for (watcher **at = &first_; *at != nullptr; at = &(*at)->next_)
    if (*at == &who) {
      *at = who.next_;
      return true;
    }
  return false;
}

void watch_list::tell_all(task &which) noexcept {
  watcher *lasting = nullptr;
  {
    const std::lock_guard lock(mutex_);
    while (first_ != nullptr) {
      watcher *const who = std::exchange(first_, first_->next_);
      if (who->lasting_)
        who->next_ = std::exchange(lasting, who);
      else
        who->finished(which);
    }
  }
  while (lasting != nullptr) // reverses once more: in the order of being added, last first
    std::exchange(lasting, lasting->next_)->finished(which);
}

} // namespace poolwise::detail
