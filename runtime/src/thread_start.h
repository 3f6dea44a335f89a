// Starting a thread that handles no signals, if the system lets us.
//
// Blocked are the signals that are sent to the process: its handlers and sigwait loops keep to the
// threads they know. Signals that hit the thread that causes them stay open: a crash reporter needs
// SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS and SIGABRT, and a program that writes to a
// closed pipe or past a limit must end by SIGPIPE or SIGXFSZ as it does without threads.
#ifndef POOLWISE_SRC_THREAD_START_H
#define POOLWISE_SRC_THREAD_START_H

#include <csignal>
#include <system_error>
#include <thread>
#include <utility>

namespace poolwise::detail {

class signals_blocked {
public:
  signals_blocked() noexcept;
  ~signals_blocked();
  signals_blocked(const signals_blocked &) = delete;
  signals_blocked &operator=(const signals_blocked &) = delete;

private:
  sigset_t before_;
};

/// False: the system has no room for another thread now (EAGAIN), or there is no memory.
template <class F> bool start_thread(std::thread &thread, F run) noexcept {
  const signals_blocked inherited_by_the_new_thread;
  try {
    thread = std::thread(std::move(run));
    return true;
  } catch (const std::exception &) { // system_error, bad_alloc
    return false;
  }
}

/// At most 15 characters are kept.
void name_this_thread(const char *name) noexcept;

} // namespace poolwise::detail

#endif
