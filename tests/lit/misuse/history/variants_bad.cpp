// Variants of history/earlier.cpp: other names, moved to functions of their own, other
// containers, other locks.
// RUN: not %poolwise check --quiet --checks=*,-sequential-*,-independent-calls %s -- -std=c++20 > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <fstream>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <netdb.h>
#include <pthread.h>
#include <shared_mutex>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace serial {
std::string page(const std::string &Host) {
  addrinfo *Found = nullptr;
  getaddrinfo(Host.c_str(), "80", nullptr, &Found);
  return Host;
}
void dropped(const std::string &Host) {
  // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-serial-async]
  (void)std::async(std::launch::async, page, Host);
}
void at_once(const std::vector<std::string> &Hosts, std::map<std::string, std::string> &Out) {
  for (const std::string &Host : Hosts) {
    // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-serial-async]
    auto Later = std::async(std::launch::async, [&Host] { return page(Host); });
    Out[Host] = Later.get();
  }
}
void joined(const std::deque<std::string> &Hosts) {
  for (size_t I = 0; I != Hosts.size(); ++I) {
    // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-serial-async]
    std::thread Worker(page, Hosts[I]);
    Worker.join();
  }
}
} // namespace serial

namespace locks {
struct Journal {
  pthread_mutex_t Guard = PTHREAD_MUTEX_INITIALIZER;
  std::shared_mutex Shared;
  std::recursive_mutex Recursive;
  std::mutex Plain;
  std::map<int, std::string> Entries;
  int Fd = -1;
  int Count = 0;

  void sync() { fdatasync(Fd); }
  void store() { sync(); }
  void by_pthread(int Key) {
    // CHECK: :[[#@LINE+1]]:{{.*}}waits for the disk{{.*}}[poolwise-lock-across-io]
    pthread_mutex_lock(&Guard);
    Entries[Key] = "";
    store();
    pthread_mutex_unlock(&Guard);
  }
  void by_hand() {
    // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-lock-across-io]
    Plain.lock();
    ++Count;
    fsync(Fd);
    Plain.unlock();
  }
  void exclusive(int Key) {
    // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-lock-across-io]
    std::unique_lock Lock(Shared);
    Entries.erase(Key);
    store();
  }
  void scoped() {
    // CHECK: :[[#@LINE+1]]:{{.*}}another process{{.*}}[poolwise-lock-across-io]
    std::scoped_lock Lock(Recursive);
    ++Count;
    std::system("sync");
  }
  bool looked_up(const char *Host) {
    // CHECK: :[[#@LINE+1]]:{{.*}}waits for the network{{.*}}[poolwise-lock-across-io]
    std::lock_guard<std::mutex> Lock(Plain);
    if (Entries.count(1))
      return true;
    hostent *Found = gethostbyname(Host);
    Entries[1] = Found->h_name;
    return false;
  }
};
class Guard {
public:
  explicit Guard(pthread_mutex_t &M) : M(M) { pthread_mutex_lock(&M); }
  ~Guard() { pthread_mutex_unlock(&M); }

private:
  pthread_mutex_t &M;
};
pthread_mutex_t Global = PTHREAD_MUTEX_INITIALIZER;
int Retries;
void own_guard() {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for a timer{{.*}}[poolwise-lock-across-io]
  Guard Held(Global);
  ++Retries;
  sleep(1);
}
} // namespace locks

namespace servers {
void *client(void *Arg) {
  char Buffer[64];
  recv(int(long(Arg)), Buffer, sizeof Buffer, 0);
  return nullptr;
}
void spawn(int Client) {
  pthread_t Thread;
  pthread_create(&Thread, nullptr, client, (void *)long(Client));
  pthread_detach(Thread);
}
void listen(int Server) {
  while (true) {
    int Client = accept(Server, nullptr, nullptr);
    if (Client < 0)
      continue;
    // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-thread-per-task]
    spawn(Client);
  }
}
void resolve(const std::vector<std::string> &Hosts) {
  std::vector<std::future<void>> All;
  for (const auto &Host : Hosts)
    // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-thread-per-task]
    All.push_back(std::async(std::launch::async, [&Host] { serial::page(Host); }));
  for (auto &Each : All)
    Each.get();
}
void each(const std::vector<std::string> &Commands) {
  for (const std::string &Command : Commands) {
    // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-process-per-task]
    pid_t Child = fork();
    if (Child == 0) {
      std::fputs(Command.c_str(), stdout);
      _exit(0);
    }
    waitpid(Child, nullptr, 0);
  }
}
} // namespace servers

namespace snapshots {
void write_all();
struct Server {
  std::vector<std::thread> Workers;
  void work();
  void start() {
    for (int I = 0; I < 4; ++I)
      Workers.emplace_back(&Server::work, this);
  }
  void save() {
    // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-fork-with-threads]
    if (int Child = fork(); Child == 0) {
      write_all();
      _exit(0);
    }
  }
  void run() {
    start();
    save();
  }
};
} // namespace snapshots

namespace races {
int Seen;
void count(const std::string &Text) {
  serial::page(Text);
  ++Seen;
}
void each_file(const std::vector<std::string> &Files) {
  std::vector<std::jthread> Threads;
  for (const auto &File : Files)
    // CHECK: :[[#@LINE+2]]:{{.*}}[poolwise-thread-per-task]
    // CHECK: :[[#@LINE+1]]:{{.*}}'races::Seen'{{.*}}[poolwise-unsafe-task]
    Threads.emplace_back([&File] { count(File); });
}
void *tokens(void *Text) {
  std::strtok(static_cast<char *>(Text), " ");
  return nullptr;
}
void two(char *A, char *B) {
  pthread_t First, Second;
  // CHECK: :[[#@LINE+1]]:{{.*}}'{{.*}}strtok' at the same time{{.*}}[poolwise-unsafe-task]
  pthread_create(&First, nullptr, tokens, A);
  pthread_create(&Second, nullptr, tokens, B);
  pthread_join(First, nullptr);
  pthread_join(Second, nullptr);
}
void collect(const std::vector<std::string> &Hosts) {
  std::vector<std::string> Pages;
  std::vector<std::thread> Threads;
  for (const auto &Host : Hosts)
    // CHECK: :[[#@LINE+2]]:{{.*}}[poolwise-thread-per-task]
    // CHECK: :[[#@LINE+1]]:{{.*}}'Pages'{{.*}}[poolwise-unsafe-task]
    Threads.push_back(std::thread([&Pages, &Host] { Pages.push_back(serial::page(Host)); }));
  for (auto &Each : Threads)
    Each.join();
}
void by_async(const std::vector<std::string> &In) {
  std::map<std::string, int> Lengths;
  std::deque<std::future<void>> All;
  for (const auto &Each : In)
    // CHECK: :[[#@LINE+2]]:{{.*}}[poolwise-thread-per-task]
    // CHECK: :[[#@LINE+1]]:{{.*}}'Lengths'{{.*}}[poolwise-unsafe-task]
    All.emplace_back(std::async(std::launch::async, [&] { Lengths[Each] = serial::page(Each).size(); }));
  for (auto &Each : All)
    Each.wait();
}
} // namespace races
