#include "thread_start.h"

#include <pthread.h>

namespace poolwise::detail {

signals_blocked::signals_blocked() noexcept {
  sigset_t all;
  sigfillset(&all);
  for (const int own :
       {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGABRT, SIGPIPE, SIGXFSZ})
    sigdelset(&all, own);
  pthread_sigmask(SIG_BLOCK, &all, &before_);
}

signals_blocked::~signals_blocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void name_this_thread(const char *name) noexcept { pthread_setname_np(pthread_self(), name); }

} // namespace poolwise::detail
