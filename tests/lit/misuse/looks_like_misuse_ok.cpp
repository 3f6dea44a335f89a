// What looks like misuse, and is none.
// RUN: %poolwise check --quiet --checks=*,-sequential-*,-independent-calls %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --allow-empty --implicit-check-not='[poolwise-' < %t
#include <atomic>
#include <condition_variable>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <queue>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

// The lock of a log is there to have one line after the other.
class Log {
public:
  void line(const char *Format, ...) {
    std::lock_guard Lock(Guard);
    if (!File)
      File = fopen("log", "a");
    va_list List;
    va_start(List, Format);
    vfprintf(File, Format, List);
    va_end(List);
    fputc('\n', File);
    fflush(File);
  }

private:
  std::mutex Guard;
  FILE *File = nullptr;
};

// A pool of one's own: the lock is released while it waits.
class Pool {
public:
  explicit Pool(int Count) {
    for (int I = 0; I < Count; ++I)
      Threads.emplace_back([this] { loop(); });
  }
  ~Pool() {
    {
      std::lock_guard Lock(Guard);
      Done = true;
    }
    Ready.notify_all();
    for (std::thread &Each : Threads)
      Each.join();
  }
  void add(std::function<void()> Work) {
    {
      std::lock_guard Lock(Guard);
      Queue.push(std::move(Work));
    }
    Ready.notify_one();
  }

private:
  void loop() {
    for (;;) {
      std::unique_lock Lock(Guard);
      Ready.wait(Lock, [this] { return Done || !Queue.empty(); });
      if (Queue.empty())
        return;
      auto Work = std::move(Queue.front());
      Queue.pop();
      Lock.unlock();
      Work();
    }
  }
  std::mutex Guard;
  std::condition_variable Ready;
  std::queue<std::function<void()>> Queue;
  std::vector<std::thread> Threads;
  bool Done = false;
};
void use(Pool &P, int Fd) {
  P.add([Fd] { fsync(Fd); });
}

// One user of a connection at a time: that is what its lock is for.
class Connection {
public:
  std::string ask(const std::string &Question) {
    std::lock_guard Lock(Guard);
    send(Fd, Question.data(), Question.size(), 0);
    char Answer[256];
    ssize_t Size = recv(Fd, Answer, sizeof Answer, 0);
    return {Answer, size_t(Size < 0 ? 0 : Size)};
  }
  void tell(const std::string &Text) {
    std::lock_guard Lock(Guard);
    send(Fd, Text.data(), Text.size(), 0);
    char Done;
    recv(Fd, &Done, 1, 0);
  }

private:
  std::mutex Guard;
  int Fd = -1;
};

// Threads that end before the fork; a fork that becomes another program.
struct Team {
  std::vector<std::thread> Threads;
  void start() {
    Threads.emplace_back([] {});
    Threads.emplace_back([] {});
  }
  void stop() {
    for (auto &Each : Threads)
      Each.join();
  }
};
void child();
void first_the_team() {
  Team T;
  T.start();
  T.stop();
  if (fork() == 0) {
    child();
    _exit(0);
  }
}
void program(Team &T) {
  T.start();
  if (fork() == 0) {
    execlp("true", "true", nullptr);
    _exit(127);
  }
}

// Counters of one's own, atomics, what is guarded by a wrapper.
std::atomic<int> Total;
class Mutex {
public:
  void enter() { M.lock(); }
  void exit() { M.unlock(); }

private:
  std::mutex M;
};
Mutex Own;
std::map<std::string, int> Table;
void put(const std::string &Word) {
  Own.enter();
  ++Table[Word];
  Own.exit();
  ++Total;
}
#define CHECK_ZERO(X)                                                                    \
  do {                                                                                   \
    if ((X) != 0)                                                                        \
      abort();                                                                           \
  } while (0)
int Answer;
void *once(void *) {
  ++Answer;
  return nullptr;
}
void one_thread() {
  pthread_t T;
  CHECK_ZERO(pthread_create(&T, nullptr, once, nullptr));
  CHECK_ZERO(pthread_join(T, nullptr));
}
void many(const std::vector<std::string> &Words) {
  std::vector<std::thread> Threads;
  for (int I = 0; I < 4; ++I)
    Threads.emplace_back([&Words, I] {
      for (size_t W = I; W < Words.size(); W += 4)
        put(Words[W]);
    });
  for (auto &Each : Threads)
    Each.join();
}

// Who reaps children that have ended, if it is told so.
#include "uv.h"
static int Options;
static void on_child(uv_timer_t *) {
  int Status;
  waitpid(-1, &Status, Options);
}
void watch(uv_timer_t *T) { uv_timer_start(T, on_child, 10, 10); }
