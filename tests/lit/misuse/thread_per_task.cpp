// A thread for each item, and what only looks like it.
// RUN: not %poolwise check --quiet --checks=thread-per-task %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <future>
#include <mutex>
#include <condition_variable>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <vector>

void fetch(int Fd, char *Buffer) { recv(Fd, Buffer, 100, 0); }

// CHECK: :[[#@LINE+4]]:{{.*}}a thread is started for each element{{.*}}waits for the network (recv, via {{.*}}fetch){{.*}}I/O threads [poolwise-thread-per-task]
void each_bad(const std::vector<int> &Sockets, char *Buffers) {
  std::vector<std::thread> All;
  for (int S : Sockets)
    All.emplace_back([=] { fetch(S, Buffers); });
  for (std::thread &T : All)
    T.join();
}

// CHECK: :[[#@LINE+4]]:{{.*}}a thread is started for each element{{.*}}[poolwise-thread-per-task]
void async_bad(const std::vector<int> &Sockets, char *Buffers) {
  std::vector<std::future<void>> All;
  for (size_t I = 0; I < Sockets.size(); ++I)
    All.push_back(std::async(std::launch::async, fetch, Sockets[I], Buffers));
  for (auto &F : All)
    F.get();
}

// CHECK: :[[#@LINE+4]]:{{.*}}a thread is started for each request{{.*}}[poolwise-thread-per-task]
void requests_bad(int Listener, char *Buffers) {
  while (true) {
    int Client = accept(Listener, nullptr, nullptr);
    std::thread(fetch, Client, Buffers).detach();
  }
}

// The threads of a pool that is being built.
static std::mutex M;
static std::condition_variable Ready;
static std::vector<int> Queue;
static bool Stop;
void worker() {
  while (true) {
    std::unique_lock Lock(M);
    Ready.wait(Lock, [] { return Stop || !Queue.empty(); });
    if (Stop)
      return;
    Queue.pop_back();
  }
}
void pool_ok(unsigned Count, const std::vector<std::string> &Names) {
  std::vector<std::thread> Threads;
  for (unsigned I = 0; I < Count; ++I)
    Threads.emplace_back([] { fetch(1, nullptr); });
  for (const std::string &Name : Names)
    Threads.emplace_back(worker);
  for (std::thread &T : Threads)
    T.join();
}

// A few helpers.
void few_ok(char *Buffers) {
  std::vector<std::thread> Threads;
  for (int I = 0; I < 4; ++I)
    Threads.emplace_back([=] { fetch(I, Buffers); });
  for (std::thread &T : Threads)
    T.join();
}

struct Member {
  std::thread Runs;
  int Fd;
};
void crew_ok(std::vector<Member> &Crew) {
  for (Member &M : Crew)
    M.Runs = std::thread(fetch, M.Fd, nullptr);
}

// A function between starts it.
static void start(std::vector<std::thread> &All, int Socket, char *Buffers) {
  All.emplace_back([=] { fetch(Socket, Buffers); });
}
void by_helper_bad(const std::vector<int> &Sockets, char *Buffers) {
  std::vector<std::thread> All;
  for (int S : Sockets)
    // CHECK: :[[#@LINE+1]]:{{.*}}a thread is started for each element{{.*}}[poolwise-thread-per-task]
    start(All, S, Buffers);
  for (std::thread &T : All)
    T.join();
}
static void detached(int Client, char *Buffer) { std::thread(fetch, Client, Buffer).detach(); }
void serve_bad(int Listener, char *Buffer) {
  while (true)
    // CHECK: :[[#@LINE+1]]:{{.*}}a thread is started for each request{{.*}}[poolwise-thread-per-task]
    detached(accept(Listener, nullptr, nullptr), Buffer);
}
static void start_and_wait(int Socket, char *Buffer) {
  std::thread T(fetch, Socket, Buffer);
  T.join();
}
void waits_inside_ok(const std::vector<int> &Sockets, char *Buffers) {
  for (int S : Sockets)
    start_and_wait(S, Buffers);
}

// An algorithm goes over the elements.
#include <algorithm>
void for_each_bad(std::vector<std::string> &Names) {
  std::vector<std::future<void>> All;
  std::for_each(Names.begin(), Names.end(), [&](std::string &Name) {
    // CHECK: :[[#@LINE+1]]:{{.*}}a thread is started for each element{{.*}}[poolwise-thread-per-task]
    All.push_back(std::async(std::launch::async, [&Name] { connect(0, nullptr, 0); }));
  });
  for (auto &Each : All)
    Each.get();
}

// What is left of a list of things to do.
void drain_bad(std::vector<std::string> Names) {
  while (!Names.empty()) {
    // CHECK: :[[#@LINE+1]]:{{.*}}a thread is started for each element{{.*}}[poolwise-thread-per-task]
    std::thread([Name = Names.back()] { connect(0, nullptr, 0); }).detach();
    Names.pop_back();
  }
}

// So many at a time: those of earlier rounds are waited for, or a place is.
void window_ok(const std::vector<int> &Sockets, char *Buffers) {
  std::future<void> Before;
  for (int S : Sockets) {
    std::future<void> Now = std::async(std::launch::async, fetch, S, Buffers);
    if (Before.valid())
      Before.get();
    Before = std::move(Now);
  }
}
#include <semaphore>
void places_ok(const std::vector<int> &Sockets, char *Buffers, std::counting_semaphore<8> &Places) {
  for (int S : Sockets) {
    Places.acquire();
    std::thread([&, S] {
      fetch(S, Buffers);
      Places.release();
    }).detach();
  }
}
// All of them, whoever keeps them.
void moved_bad(const std::vector<int> &Sockets, char *Buffers) {
  std::vector<std::thread> All;
  for (int S : Sockets) {
    // CHECK: :[[#@LINE+1]]:{{.*}}a thread is started for each element{{.*}}[poolwise-thread-per-task]
    std::thread T(fetch, S, Buffers);
    All.push_back(std::move(T));
  }
  for (std::thread &T : All)
    T.join();
}
