// Started, and waited for at once.
// RUN: not %poolwise check --quiet --checks=serial-async %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
// RUN: not %poolwise check --quiet --diff --checks=serial-async %s -- -std=c++20 -I %S/Inputs > %t.diff
// RUN: FileCheck %s --check-prefix=FIX --input-file=%t.diff
#include <deque>
#include <future>
#include <pthread.h>
#include <sys/socket.h>
#include <thread>
#include <vector>
#include "tbb.h"

int fetch(int Fd) { return recv(Fd, nullptr, 0, 0); }
void *run(void *);

// CHECK: :[[#@LINE+4]]:{{.*}}the future that 'std::async' returns is dropped{{.*}}call it directly [poolwise-serial-async]
// FIX: {{^}}-  std::async(std::launch::async, fetch, Fd);
// FIX-NEXT: {{^}}+  fetch(Fd);
void dropped_bad(int Fd) {
  std::async(std::launch::async, fetch, Fd);
}

// CHECK: :[[#@LINE+3]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
// FIX: {{^}}+  return [=] { return fetch(Fd); }();
int chained_bad(int Fd) {
  return std::async(std::launch::async, [=] { return fetch(Fd); }).get();
}

// CHECK: :[[#@LINE+4]]:{{.*}}waited for as soon as it is started{{.*}}start all, then wait, or call directly [poolwise-serial-async]
int each_bad(const std::vector<int> &Fds) {
  int Sum = 0;
  for (int Fd : Fds) {
    auto F = std::async(std::launch::async, fetch, Fd);
    Sum += F.get();
  }
  return Sum;
}

// CHECK: :[[#@LINE+2]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
void thread_bad(int Fd) {
  std::thread T(fetch, Fd);
  T.join();
}

// CHECK: :[[#@LINE+3]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
void posix_bad() {
  pthread_t T;
  pthread_create(&T, nullptr, run, nullptr);
  pthread_join(T, nullptr);
}

// Something is done meanwhile.
int meanwhile_ok(int A, int B) {
  auto F = std::async(std::launch::async, fetch, A);
  int Own = fetch(B);
  return F.get() + Own;
}

// Two at the same time.
void two_ok(int A, int B) {
  std::thread First(fetch, A), Second(fetch, B);
  First.join();
  Second.join();
}

// All are started before the first is waited for.
void all_ok(const std::vector<int> &Fds) {
  std::vector<std::future<int>> All;
  for (int Fd : Fds)
    All.push_back(std::async(std::launch::async, fetch, Fd));
  for (auto &F : All)
    F.get();
}

// No thread is started.
int deferred_ok(int Fd) {
  return std::async(std::launch::deferred, fetch, Fd).get();
}

// Gives up after a while.
bool limited_ok(int Fd) {
  auto F = std::async(std::launch::async, fetch, Fd);
  return F.wait_for(std::chrono::seconds(1)) == std::future_status::ready;
}

std::future<int> returned_ok(int Fd) {
  return std::async(std::launch::async, fetch, Fd);
}

// So many at a time.
int window_ok(const std::vector<int> &Fds) {
  std::deque<std::future<int>> Window;
  int Sum = 0;
  for (int Fd : Fds) {
    Window.push_back(std::async(std::launch::async, fetch, Fd));
    if (Window.size() > 4) {
      Sum += Window.front().get();
      Window.pop_front();
    }
  }
  for (auto &F : Window)
    Sum += F.get();
  return Sum;
}

// A group waits for both.
void group_ok(int A, int B) {
  tbb::task_group G;
  G.run([=] { fetch(A); });
  G.run([=] { fetch(B); });
  G.wait();
}
void group_of_one_bad(int A) {
  tbb::task_group G;
  // CHECK: :[[#@LINE+1]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
  G.run([=] { fetch(A); });
  G.wait();
}

// A function between starts it, or waits for it.
static std::future<int> begin(int Fd) {
  return std::async(std::launch::async, fetch, Fd);
}
static int end(std::future<int> F) { return F.get(); }
int begun_bad(int Fd) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
  return begin(Fd).get();
}
int ended_bad(int Fd) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
  return end(std::async(std::launch::async, fetch, Fd));
}
void dropped_by_caller_bad(int Fd) {
  // CHECK: :[[#@LINE+1]]:{{.*}}is dropped{{.*}}[poolwise-serial-async]
  begin(Fd);
}
int begun_ok(int Fd) {
  auto A = begin(Fd), B = begin(Fd + 1);
  return A.get() + end(std::move(B));
}

// Another thread is what is wanted: it has a counter of its own.
thread_local int Counted;
static int count_ok() { return ++Counted; }
int counts_apart_ok() {
  return std::async(std::launch::async, count_ok).get();
}

// Done once, in no time: nobody waits for it.
static int add(int X) { return X + 1; }
int once_ok(int X) { return std::async(std::launch::async, add, X).get(); }
int small_each_bad(const std::vector<int> &In) {
  int Sum = 0;
  for (int X : In)
    // CHECK: :[[#@LINE+1]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
    Sum += std::async(std::launch::async, add, X).get();
  return Sum;
}

// A packaged task, and a future that others may share.
void packaged_bad(const std::vector<int> &Fds) {
  for (int Fd : Fds) {
    std::packaged_task<int()> Task([Fd] { return int(recv(Fd, nullptr, 0, 0)); });
    std::future<int> Result = Task.get_future();
    // CHECK: :[[#@LINE+1]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
    std::thread T(std::move(Task));
    Result.get();
    T.join();
  }
}
void shared_bad(int Fd) {
  std::shared_future<int> Result =
      // CHECK: :[[#@LINE+1]]:{{.*}}waited for as soon as it is started{{.*}}[poolwise-serial-async]
      std::async(std::launch::async, [Fd] { return int(recv(Fd, nullptr, 0, 0)); }).share();
  Result.get();
}
// What is destroyed was handed on.
struct Watch {
  std::jthread Own;
  void start_ok(int Fd) {
    Own = std::jthread([Fd] { recv(Fd, nullptr, 0, 0); });
  }
};
// An earlier one is waited for.
void later_round_ok(const std::vector<int> &Fds) {
  std::future<int> Before;
  for (int Fd : Fds) {
    auto Now = std::async(std::launch::async, [Fd] { return int(recv(Fd, nullptr, 0, 0)); });
    if (Before.valid())
      Before.get();
    Before = std::move(Now);
  }
}
