// Clang's thread safety attributes, and a mutex that carries them.
//
// -Wthread-safety then proves that guarded members are only touched under their mutex. The mutex
// spins for a moment before it sleeps: the sections under it are tens of nanoseconds long, a sleep
// and wake-up on another core is tens of microseconds.
#ifndef POOLWISE_SRC_THREAD_SAFETY_H
#define POOLWISE_SRC_THREAD_SAFETY_H

#include <pthread.h>

#if defined(__clang__)
#define POOLWISE_ATTRIBUTE(x) __attribute__((x))
#else
#define POOLWISE_ATTRIBUTE(x)
#endif
#define POOLWISE_GUARDED_BY(x) POOLWISE_ATTRIBUTE(guarded_by(x))
#define POOLWISE_REQUIRES(x) POOLWISE_ATTRIBUTE(requires_capability(x))

namespace poolwise::detail {

class POOLWISE_ATTRIBUTE(capability("mutex")) brief_mutex {
public:
  brief_mutex() noexcept {
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ADAPTIVE_NP);
    pthread_mutex_init(&mutex_, &kind);
    pthread_mutexattr_destroy(&kind);
  }
  ~brief_mutex() { pthread_mutex_destroy(&mutex_); }
  brief_mutex(const brief_mutex &) = delete;
  brief_mutex &operator=(const brief_mutex &) = delete;

  void lock() noexcept POOLWISE_ATTRIBUTE(acquire_capability()) { pthread_mutex_lock(&mutex_); }
  bool try_lock() noexcept POOLWISE_ATTRIBUTE(try_acquire_capability(true)) {
    return pthread_mutex_trylock(&mutex_) == 0;
  }
  void unlock() noexcept POOLWISE_ATTRIBUTE(release_capability()) { pthread_mutex_unlock(&mutex_); }

private:
  pthread_mutex_t mutex_;
};

class POOLWISE_ATTRIBUTE(scoped_lockable) brief_lock {
public:
  explicit brief_lock(brief_mutex &mutex) noexcept POOLWISE_ATTRIBUTE(acquire_capability(mutex))
      : mutex_(mutex) {
    mutex_.lock();
  }
  ~brief_lock() POOLWISE_ATTRIBUTE(release_capability()) { mutex_.unlock(); }
  brief_lock(const brief_lock &) = delete;
  brief_lock &operator=(const brief_lock &) = delete;

private:
  brief_mutex &mutex_;
};

} // namespace poolwise::detail

#endif
