// Locks held while their holder waits.
// RUN: not %poolwise check --quiet --checks=lock-across-io %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <pthread.h>
#include <string>
#include <unistd.h>

static std::mutex M;
static int Shared;
static void look_up() { gethostbyname("example.org"); }

// CHECK: :[[#@LINE+2]]:{{.*}}the lock is held while this thread waits for the network (gethostbyname, via look_up){{.*}}[poolwise-lock-across-io]
void guard_bad() {
  std::lock_guard Lock(M);
  look_up();
  ++Shared;
}

// CHECK: :[[#@LINE+3]]:{{.*}}waits for the disk (fsync){{.*}}[poolwise-lock-across-io]
static pthread_mutex_t P = PTHREAD_MUTEX_INITIALIZER;
void posix_bad(int Fd) {
  pthread_mutex_lock(&P);
  ++Shared;
  fsync(Fd);
  pthread_mutex_unlock(&P);
}

struct Lock {
  explicit Lock(std::mutex &M) : M(M) { M.lock(); }
  ~Lock() { M.unlock(); }
  std::mutex &M;
};
// CHECK: :[[#@LINE+2]]:{{.*}}waits for the network{{.*}}[poolwise-lock-across-io]
void own_guard_bad() {
  Lock L(M);
  look_up();
}

void before_ok() {
  look_up();
  std::lock_guard Lock(M);
  ++Shared;
}

void block_ok() {
  {
    std::lock_guard Lock(M);
    ++Shared;
  }
  look_up();
}

void unlocked_ok() {
  std::unique_lock Lock(M);
  ++Shared;
  Lock.unlock();
  look_up();
  Lock.lock();
  ++Shared;
}

void early_ok(bool Is) {
  std::unique_lock Lock(M);
  if (Is) {
    Lock.unlock();
    look_up();
    return;
  }
  ++Shared;
}

static std::condition_variable Ready;
void condition_ok() {
  std::unique_lock Lock(M);
  Ready.wait(Lock, [] { return Shared > 0; });
  --Shared;
}

// Released in between by who is called.
static void without_lock() {
  M.unlock();
  look_up();
  M.lock();
}
void callee_ok() {
  std::lock_guard Lock(M);
  ++Shared;
  without_lock();
}

// A line is logged, a small file is read.
void small_ok(const std::string &Name, std::string &Line) {
  std::lock_guard Lock(M);
  std::puts("reading");
  std::ifstream In(Name);
  std::getline(In, Line);
}

void posix_ok(int Fd) {
  pthread_mutex_lock(&P);
  ++Shared;
  pthread_mutex_unlock(&P);
  fsync(Fd);
}

// The program's own names for one lock.
static void lock_all() { M.lock(); }
static void unlock_all() { M.unlock(); }
void own_names_ok() {
  lock_all();
  ++Shared;
  unlock_all();
  look_up();
}
void own_names_bad() {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for the network{{.*}}[poolwise-lock-across-io]
  lock_all();
  look_up();
  unlock_all();
}

void deferred_ok() {
  std::unique_lock Lock(M, std::defer_lock);
  look_up();
}

struct PointerLock {
  explicit PointerLock(std::mutex *M) : M(M) { M->lock(); }
  ~PointerLock() { M->unlock(); }
  std::mutex *M;
};
void waits_unlocked_ok() {
  PointerLock L(&M);
  while (Shared > 0) {
    M.unlock();
    sleep(1);
    M.lock();
  }
}

// Who wants to know whether the thread lives, tries the lock.
void lives_ok() {
  std::lock_guard Lock(M);
  while (Shared == 0)
    sleep(1);
}
void start_life() { std::thread(lives_ok).detach(); }

// Nobody else uses it any more.
struct Log {
  std::mutex Own;
  ~Log() {
    std::lock_guard Lock(Own);
    look_up();
  }
};

// Of locks within each other the inner one is what to shorten.
struct Client {
  std::recursive_mutex Requests;
  std::mutex Socket;
  int Fd = 0, Asked = 0;
  void send_bad(const char *Host) {
    std::lock_guard<std::recursive_mutex> All(Requests);
    ++Asked;
    {
      // CHECK: :[[#@LINE+1]]:{{.*}}waits for the network (gethostbyname){{.*}}[poolwise-lock-across-io]
      std::lock_guard<std::mutex> Lock(Socket);
      Fd = gethostbyname(Host)->h_length;
    }
  }
};

// All waiting is told by the path to the nearest wait: a `close` far away explains nothing.
static void drop(int Fd) { close(Fd); }
static void drop_all() {
  for (int Fd = 3; Fd < 1000; ++Fd)
    drop(Fd);
}
void far_away_ok() {
  std::lock_guard Lock(M);
  ++Shared;
  drop_all();
}

extern "C" int CRYPTO_THREAD_write_lock(void *), CRYPTO_THREAD_unlock(void *);
void openssl_bad(void *Lock, int Fd) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for the disk (fsync){{.*}}[poolwise-lock-across-io]
  CRYPTO_THREAD_write_lock(Lock);
  ++Shared;
  fsync(Fd);
  CRYPTO_THREAD_unlock(Lock);
}

// A guard that is moved holds no longer; the other does, to the end of its block.
void moved_ok() {
  std::unique_lock Outer(M);
  ++Shared;
  {
    std::unique_lock Inner(std::move(Outer));
    ++Shared;
  }
  look_up();
}
void moved_bad() {
  std::unique_lock Outer(M);
  ++Shared;
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for the network{{.*}}[poolwise-lock-across-io]
  std::unique_lock Inner(std::move(Outer));
  look_up();
}
void released_ok() {
  std::unique_lock Lock(M);
  ++Shared;
  std::mutex *Own = Lock.release();
  Own->unlock();
  look_up();
}
void tried_bad() {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for the network{{.*}}[poolwise-lock-across-io]
  if (M.try_lock()) {
    ++Shared;
    look_up();
    M.unlock();
  }
}
void tried_ok() {
  if (!M.try_lock()) {
    look_up();
    return;
  }
  ++Shared;
  M.unlock();
}

// Released by what is pushed, which its callers need not do.
static int read_pushed() {
  pthread_cleanup_push((void (*)(void *))pthread_mutex_unlock, &P);
  pthread_mutex_lock(&P);
  ++Shared;
  pthread_cleanup_pop(1);
  return Shared;
}
void pushed_ok() {
  read_pushed();
  look_up();
}
void pushed_behind_ok() {
  pthread_mutex_lock(&P);
  pthread_cleanup_push((void (*)(void *))pthread_mutex_unlock, &P);
  ++Shared;
  pthread_cleanup_pop(1);
  look_up();
}
void emptied_ok() {
  std::unique_lock<std::mutex> Lock(M);
  ++Shared;
  Lock = {};
  look_up();
}
// Another lock that is released does not release this one.
static std::mutex Inner;
void other_bad() {
  // CHECK: :[[#@LINE+1]]:{{.*}}the lock is held while this thread waits for the network{{.*}}[poolwise-lock-across-io]
  M.lock();
  Inner.lock();
  ++Shared;
  Inner.unlock();
  look_up();
  M.unlock();
}
// An object that others may share ends here only if nobody does.
struct Session {
  int Id = 0;
  ~Session() { gethostbyname("example.org"); }
};
struct Table {
  std::shared_ptr<Session> Shared;
  std::unique_ptr<Session> Own;
  void shared_ok() {
    std::lock_guard Lock(M);
    Shared.reset();
  }
  void shared_assigned_ok() {
    std::lock_guard Lock(M);
    Shared = nullptr;
  }
  void own_bad() {
    // CHECK: :[[#@LINE+1]]:{{.*}}the lock is held while this thread waits for the network (gethostbyname, via Session::~Session){{.*}}[poolwise-lock-across-io]
    std::lock_guard Lock(M);
    std::unique_ptr<Session> Ended = std::move(Own);
  }
};
void use(Table &T) {
  T.shared_ok();
  T.shared_assigned_ok();
  T.own_bad();
}
