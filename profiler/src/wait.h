// Time inside a library function that waits, charged to the program's function that called it.
#pragma once

#include "frames.h"

#include <cerrno>
#include <dlfcn.h>

namespace poolwise::profiler {

class wait {
public:
  explicit wait(wait_kind kind) : in_(frames::started()), kind_(kind) {
    if (in_ && (in_->waiting || in_->is_empty()))
      in_ = nullptr;
    if (in_) {
      in_->waiting = true;
      from_ = wall_now();
    }
  }
  ~wait() {
    if (!in_)
      return;
    in_->waiting = false;
    if (!counts_)
      return;
    const int error = errno;
    in_->waited(kind_, from_, wall_now());
    errno = error;
  }
  wait(const wait &) = delete;

  // It turned out not to wait: it found all in a buffer.
  void ignore_unless(bool waited) { counts_ = waited; }

private:
  frames *in_;
  wait_kind kind_;
  bool counts_ = true;
  int64_t from_ = 0;
};

// The function of that name that the program would have called. Of those that exist in two
// versions, the newer.
inline void *next_function(const char *name) {
  void *found = dlvsym(RTLD_NEXT, name, "GLIBC_2.3.2");
  return found ? found : dlsym(RTLD_NEXT, name);
}

} // namespace poolwise::profiler
