// What open-source projects had, in the smallest code of the same shape (none of it is
// theirs); history/later.cpp has what they changed it to.
// RUN: not %poolwise check --quiet --rules %S/../Inputs/pools.yaml --checks=*,-sequential-*,-independent-calls %s -- -std=c++20 -I %S/../Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <future>
#include <mutex>
#include <netdb.h>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "asio.h"
#include "pools.h"
#include "pybind11.h"
#include "qt.h"
#include "tbb.h"

// measurement-kit, issue 1233: lookups meant to run side by side wait for each other,
// since the future of each is dropped.
namespace measurement_kit {
void resolve(const char *Name) { gethostbyname(Name); }
void start(const char *Name) {
  // CHECK: :[[#@LINE+1]]:{{.*}}is dropped{{.*}}[poolwise-serial-async]
  std::async(std::launch::async, [=] { resolve(Name); });
}
} // namespace measurement_kit

// GNU Radio, pull request 4149: the audio callback waits for a notification that was to
// be sent asynchronously.
namespace gnuradio {
void notify() { std::fputs("underrun", stderr); }
void callback(bool Underrun) {
  if (Underrun)
    // CHECK: :[[#@LINE+1]]:{{.*}}is dropped{{.*}}[poolwise-serial-async]
    std::async(notify);
}
} // namespace gnuradio

// aMule, pull request 489: handlers of requests run on the only thread of the io_context,
// and ask another program synchronously.
namespace amule {
std::string ask(const char *Host) {
  int Fd = socket(AF_INET, SOCK_STREAM, 0);
  char Reply[512];
  ssize_t Size = recv(Fd, Reply, sizeof Reply, 0);
  return {Reply, size_t(Size)};
}
void read_done(boost::asio::io_context &Io) {
  boost::asio::post(Io, [] {
    // CHECK: :[[#@LINE+1]]:{{.*}}waits for the network (recv, via amule::ask){{.*}}[poolwise-blocking-on-event-loop]
    std::string Reply = ask("daemon");
  });
}
} // namespace amule

// Monero GUI, issue 1522: asking the daemon for its state freezes the window.
namespace monero {
struct Manager : QObject {
  QPushButton *Button;
  QProcess Daemon;
  void status() {
    Daemon.start("monerod status");
    // CHECK: :[[#@LINE+1]]:{{.*}}waits for another process (QProcess::waitForFinished){{.*}}[poolwise-blocking-on-event-loop]
    Daemon.waitForFinished();
  }
  void show() { QObject::connect(Button, &QPushButton::clicked, this, &Manager::status); }
};
} // namespace monero

// veil-windows-client, issue 168: a slot sleeps until a service is ready.
namespace veil {
struct Window : QObject {
  QPushButton *Connect;
  bool Ready = false;
  void wait_for_service() {
    for (int I = 0; I < 50 && !Ready; ++I)
      // CHECK: :[[#@LINE+1]]:{{.*}}waits for a timer{{.*}}[poolwise-blocking-on-event-loop]
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  void show() { QObject::connect(Connect, &QPushButton::clicked, this, &Window::wait_for_service); }
};
} // namespace veil

// OpenEXR, issue 2132: reading and writing images keeps all other Python threads waiting.
namespace openexr {
void write(const char *Name) {
  std::ofstream Out(Name);
  for (int I = 0; I < 100000; ++I)
    Out << "pixels" << std::flush;
}
void bind(pybind11::module_ &M) {
  // CHECK: :[[#@LINE+1]]:{{.*}}Python calls 'openexr::write', which waits for the disk{{.*}}[poolwise-gil-held]
  M.def("write", &write);
}
} // namespace openexr

// mscclpp, issue 175: a bound method waits for another process of the group.
namespace mscclpp {
struct Bootstrap {
  int Fd;
  void barrier() { recv(Fd, nullptr, 0, MSG_WAITALL); }
};
void bind(pybind11::module_ &M) {
  // CHECK: :[[#@LINE+1]]:{{.*}}'mscclpp::Bootstrap::barrier', which waits for the network{{.*}}[poolwise-gil-held]
  pybind11::class_<Bootstrap>(M, "Bootstrap").def("barrier", &Bootstrap::barrier);
}
} // namespace mscclpp

// TileDB, pull request 1757: a task waits for a task of its own pool.
namespace tiledb {
void work();
void recursive(ThreadPool &Pool) {
  Task Outer = Pool.enqueue([&] {
    Task Inner = Pool.enqueue([] { work(); });
    work();
    // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-nested-wait]
    Pool.wait(Inner);
  });
  work();
  Pool.wait(Outer);
}
} // namespace tiledb

// OpenImageIO, pull request 1560: subtasks add subtasks, and all threads wait.
namespace oiio {
void leaf();
void tile(thread_pool &Pool) {
  std::future<void> Sub = Pool.push([] { leaf(); });
  leaf();
  // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-nested-wait]
  Sub.get();
}
void image(thread_pool &Pool) {
  std::future<void> All = Pool.push([&Pool] { tile(Pool); });
  leaf();
  All.get();
}
} // namespace oiio

// TileDB, issue 1227: loops that read files run on the threads for computing.
namespace tiledb {
void read_all(const std::vector<int> &Files, std::vector<char> &Buffer) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for the disk{{.*}}[poolwise-blocking-in-cpu-pool]
  tbb::parallel_for(0, 16, [&](int I) { fsync(Files[I]); });
}
} // namespace tiledb

// Icinga 2, issue 5269: each connection gets a thread, which is then thrown away.
namespace icinga {
void serve(int Client) { recv(Client, nullptr, 0, 0); }
void listen(int Server) {
  for (;;) {
    int Client = accept(Server, nullptr, nullptr);
    // CHECK: :[[#@LINE+1]]:{{.*}}for each request{{.*}}[poolwise-thread-per-task]
    std::thread(serve, Client).detach();
  }
}
} // namespace icinga

// basho/leveldb, pull request 131: the log is flushed while the mutex of the database is
// held.
namespace leveldb {
std::mutex Mutex;
int Version;
void flush_log(int Fd) { fsync(Fd); }
void install(int Fd) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for the disk (fsync, via leveldb::flush_log){{.*}}[poolwise-lock-across-io]
  std::lock_guard<std::mutex> Lock(Mutex);
  ++Version;
  flush_log(Fd);
}
} // namespace leveldb

// rakshasa/libtorrent, pull request 680: a transfer starts, and looks a name up, under
// the mutex of the stack of transfers.
namespace libtorrent {
std::mutex Mutex;
int Active;
void activate(const char *Host) { gethostbyname(Host); }
void add(const char *Host) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for the network (gethostbyname, via libtorrent::activate){{.*}}[poolwise-lock-across-io]
  std::unique_lock<std::mutex> Lock(Mutex);
  ++Active;
  activate(Host);
}
} // namespace libtorrent

// LogCabin, issue 121, and pappl-retrofit, issue 35: a server with threads forks a child
// that goes on in the same program.
namespace logcabin {
void write_snapshot();
void apply_thread() {
  // CHECK: :[[#@LINE+1]]:{{.*}}[poolwise-fork-with-threads]
  pid_t Child = fork();
  if (Child == 0) {
    write_snapshot();
    _exit(0);
  }
  waitpid(Child, nullptr, 0);
}
void start() { std::thread(apply_thread).detach(); }
} // namespace logcabin

// lc0, issue 449, and TrinityCore, pull request 10736: each thread formats the time with
// localtime.
namespace lc0 {
void think();
int hour(time_t When) {
  think();
  return localtime(&When)->tm_hour;
}
void search(const std::vector<time_t> &Starts) {
  std::vector<std::thread> Threads;
  for (int I = 0; I < 4; ++I)
    // CHECK: :[[#@LINE+1]]:{{.*}}'localtime' at the same time{{.*}}[poolwise-unsafe-task]
    Threads.emplace_back([&Starts, I] { hour(Starts[I]); });
  for (std::thread &T : Threads)
    T.join();
}
} // namespace lc0
