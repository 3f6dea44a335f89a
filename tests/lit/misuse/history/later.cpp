// What the projects of history/earlier.cpp changed their code to: the same shapes, and
// nothing to report.
// RUN: %poolwise check --quiet --rules %S/../Inputs/pools.yaml --checks=*,-sequential-*,-independent-calls %s -- -std=c++20 -I %S/../Inputs > %t
// RUN: FileCheck %s --allow-empty --implicit-check-not='[poolwise-' < %t
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

namespace measurement_kit {
void resolve(const char *Name) { gethostbyname(Name); }
void start(const char *Name) { std::thread([=] { resolve(Name); }).detach(); }
} // namespace measurement_kit

namespace gnuradio {
void notify() { std::fputs("underrun", stderr); }
std::future<void> Notification;
void callback(bool Underrun) {
  if (Underrun)
    Notification = std::async(std::launch::async, notify);
}
} // namespace gnuradio

namespace amule {
std::string ask(const char *Host) {
  int Fd = socket(AF_INET, SOCK_STREAM, 0);
  char Reply[512];
  ssize_t Size = recv(Fd, Reply, sizeof Reply, 0);
  return {Reply, size_t(Size)};
}
void write(const std::string &);
void read_done(boost::asio::io_context &Io, boost::asio::thread_pool &Workers) {
  boost::asio::post(Io, [&] {
    boost::asio::post(Workers, [&Io] {
      std::string Reply = ask("daemon");
      boost::asio::post(Io, [Reply] { write(Reply); });
    });
  });
}
} // namespace amule

namespace monero {
struct Manager : QObject {
  QPushButton *Button;
  QProcess Daemon;
  void finished() {}
  void status() {
    Daemon.start("monerod status");
    QObject::connect(&Daemon, &QPushButton::clicked, this, &Manager::finished);
  }
  void show() { QObject::connect(Button, &QPushButton::clicked, this, &Manager::status); }
};
} // namespace monero

namespace veil {
struct Window : QObject {
  QPushButton *Connect;
  bool Ready = false;
  int Tries = 0;
  void poll() { Tries = Ready ? 0 : Tries + 1; }
  void show() { QObject::connect(Connect, &QPushButton::clicked, this, &Window::poll); }
};
} // namespace veil

namespace openexr {
void write(const char *Name) {
  std::ofstream Out(Name);
  for (int I = 0; I < 100000; ++I)
    Out << "pixels" << std::flush;
}
void bind(pybind11::module_ &M) {
  M.def("write", &write, pybind11::call_guard<pybind11::gil_scoped_release>());
}
} // namespace openexr

namespace mscclpp {
struct Bootstrap {
  int Fd;
  void barrier() { recv(Fd, nullptr, 0, MSG_WAITALL); }
};
void bind(pybind11::module_ &M) {
  pybind11::class_<Bootstrap>(M, "Bootstrap").def("barrier", [](Bootstrap &B) {
    pybind11::gil_scoped_release Free;
    B.barrier();
  });
}
} // namespace mscclpp

namespace tiledb {
void work();
void recursive(ThreadPool &Pool, ThreadPool &Inner) {
  Task Outer = Pool.enqueue([&] {
    Task Sub = Inner.enqueue([] { work(); });
    work();
    Inner.wait(Sub);
  });
  work();
  Pool.wait(Outer);
}
} // namespace tiledb

namespace oiio {
void leaf();
void image(thread_pool &Pool) {
  std::future<void> All = Pool.push([] { leaf(); });
  leaf();
  All.get();
}
} // namespace oiio

namespace tiledb {
void read_all(icinga::Pool &Io, const std::vector<int> &Files) {
  for (int File : Files)
    Io.Post([File] { fsync(File); });
}
} // namespace tiledb

namespace icinga {
void serve(int Client) { recv(Client, nullptr, 0, 0); }
void listen(int Server, Pool &Workers) {
  for (;;) {
    int Client = accept(Server, nullptr, nullptr);
    Workers.Post([Client] { serve(Client); });
  }
}
} // namespace icinga

namespace leveldb {
std::mutex Mutex;
int Version;
void flush_log(int Fd) { fsync(Fd); }
void install(int Fd) {
  {
    std::lock_guard<std::mutex> Lock(Mutex);
    ++Version;
  }
  flush_log(Fd);
}
} // namespace leveldb

namespace libtorrent {
std::mutex Mutex;
int Active;
void activate(const char *Host) { gethostbyname(Host); }
void add(const char *Host) {
  std::unique_lock<std::mutex> Lock(Mutex);
  ++Active;
  Lock.unlock();
  activate(Host);
}
} // namespace libtorrent

namespace logcabin {
void apply_thread() {
  pid_t Child = fork();
  if (Child == 0) {
    execl("/usr/bin/snapshot", "snapshot", nullptr);
    _exit(1);
  }
  waitpid(Child, nullptr, 0);
}
void start() { std::thread(apply_thread).detach(); }
} // namespace logcabin

namespace lc0 {
void think();
int hour(time_t When) {
  think();
  tm Parts;
  return localtime_r(&When, &Parts)->tm_hour;
}
void search(const std::vector<time_t> &Starts) {
  std::vector<std::thread> Threads;
  for (int I = 0; I < 4; ++I)
    Threads.emplace_back([&Starts, I] { hour(Starts[I]); });
  for (std::thread &T : Threads)
    T.join();
}
} // namespace lc0
