// Handlers that wait.
// RUN: not %poolwise check --quiet --checks=blocking-on-event-loop %s -- -std=c++20 -I %S/Inputs > %t
// RUN: FileCheck %s --implicit-check-not='[poolwise-' < %t
#include "asio.h"
#include "qt.h"
#include "uv.h"
#include <functional>
#include <memory>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

static void resolve(const char *Name) { gethostbyname(Name); }

// CHECK: :[[#@LINE+2]]:{{.*}}the event loop runs 'on_timer_bad', which waits for the network (gethostbyname, via resolve){{.*}}[poolwise-blocking-on-event-loop]
static void on_timer_bad(uv_timer_t *) {
  resolve("example.org");
}
static void on_timer_ok(uv_timer_t *Timer) {
  static uv_work_t Work;
  uv_queue_work(
      uv_default_loop(), &Work, [](uv_work_t *) { resolve("example.org"); },
      [](uv_work_t *, int) {});
}
// Loops make their descriptors non-blocking.
static void on_read_ok(uv_stream_t *, long, const uv_buf_t *) {
  int Fd = 0;
  recv(Fd, nullptr, 0, 0);
}
void start(uv_timer_t *A, uv_timer_t *B, uv_stream_t *S) {
  uv_timer_start(A, on_timer_bad, 1, 1);
  uv_timer_start(B, on_timer_ok, 1, 1);
  uv_read_start(S, nullptr, on_read_ok);
  resolve("elsewhere.org");
}

// Work that comes back is the loop's; work given away is not.
// CHECK: :[[#@LINE+4]]:{{.*}}waits for a timer (usleep){{.*}}[poolwise-blocking-on-event-loop]
void posted(boost::asio::io_context &Loop, boost::asio::thread_pool &Pool) {
  boost::asio::post(Pool, [&Loop] {
    usleep(5000);
    boost::asio::post(Loop, [] { usleep(5000); });
  });
}

// CHECK: :[[#@LINE+3]]:{{.*}}waits for the network (recv){{.*}}[poolwise-blocking-on-event-loop]
static void ask_bad(uv_timer_t *) {
  int Fd = socket(AF_INET, SOCK_STREAM, 0);
  recv(Fd, nullptr, 0, 0);
}
void start(uv_timer_t *T) { uv_timer_start(T, ask_bad, 1, 1); }
// To connect datagrams only notes the address.
static void own_address_ok(uv_timer_t *) {
  int Fd = socket(AF_INET, SOCK_DGRAM, 0);
  connect(Fd, nullptr, 0);
  close(Fd);
}
void start_own_address(uv_timer_t *T) { uv_timer_start(T, own_address_ok, 1, 1); }

// What asks the loop's thread and sleeps until it has answered has the answer at once there; a
// handler that sleeps so itself is none of these.
static volatile int Answer;
static int ask_loop() {
  while (Answer < 0)
    usleep(50'000);
  return Answer;
}
static void asks_ok(uv_timer_t *) { ask_loop(); }
// CHECK: :[[#@LINE+3]]:{{.*}}waits for a timer (usleep){{.*}}[poolwise-blocking-on-event-loop]
static void sleeps_bad(uv_timer_t *) {
  while (Answer < 0)
    usleep(50'000);
}
void start_asking(uv_timer_t *A, uv_timer_t *B) {
  uv_timer_start(A, asks_ok, 1, 1);
  uv_timer_start(B, sleeps_bad, 1, 1);
}

// CHECK: :[[#@LINE+2]]:{{.*}}waits for a timer (usleep){{.*}}[poolwise-blocking-on-event-loop]
boost::asio::awaitable<void> coroutine_bad() {
  usleep(5000);
  co_return;
}

struct Window : QWidget {
  QPushButton *Button;
  QProcess Tool;
  // CHECK: :[[#@LINE+1]]:{{.*}}'Window::run_bad', which waits for another process{{.*}}[poolwise-blocking-on-event-loop]
  void run_bad() { Tool.waitForFinished(); }
  void run_ok() { Tool.start("ls"); }
  // CHECK: :[[#@LINE+1]]:{{.*}}'Window::paintEvent', which waits for a timer{{.*}}[poolwise-blocking-on-event-loop]
  void paintEvent(QPaintEvent *) override { usleep(5000); }
  Window() {
    QObject::connect(Button, &QPushButton::clicked, this, &Window::run_bad);
    QObject::connect(Button, &QPushButton::clicked, this, &Window::run_ok);
  }
};

// A worker's slots run on the thread that it was given.
struct Worker : QObject {
  explicit Worker(QThread *Own) { moveToThread(Own); }
  void work_ok() { usleep(5000); }
};
struct Helper : QObject {
  void help_ok() { usleep(5000); }
};
void workers_ok(QPushButton *Button, QThread *Own) {
  auto *W = new Worker(Own);
  auto *H = new Helper;
  H->moveToThread(Own);
  QObject::connect(Button, &QPushButton::clicked, W, &Worker::work_ok);
  QObject::connect(Button, &QPushButton::clicked, H, &Helper::help_ok);
}

// Handlers with arguments bound to them, or an executor.
struct Poller {
  boost::asio::steady_timer Timer;
  void begin() { Timer.async_wait(std::bind(&Poller::poll, this)); }
  void poll() {
    // CHECK: :[[#@LINE+1]]:{{.*}}the event loop runs 'Poller::poll', which waits for a timer{{.*}}[poolwise-blocking-on-event-loop]
    sleep(1);
  }
};
void bound_bad(boost::asio::steady_timer &Timer, boost::asio::io_context &Io) {
  // CHECK: :[[#@LINE+1]]:{{.*}}which waits for the network (gethostbyname, via resolve){{.*}}[poolwise-blocking-on-event-loop]
  Timer.async_wait(boost::asio::bind_executor(Io, [] { resolve("example.org"); }));
}

// What is there already is taken; who does not ask waits.
using Socket = boost::asio::basic_datagram_socket<int>;
void receive_ok(boost::asio::steady_timer &Timer, Socket &S, char *To) {
  Timer.async_wait([&S, To] {
    int From = 0;
    while (S.available() > 0)
      S.receive_from(To, From);
  });
}
void receive_bad(boost::asio::steady_timer &Timer, Socket &S, char *To) {
  Timer.async_wait([&S, To] {
    int From = 0;
    // CHECK: :[[#@LINE+1]]:{{.*}}which waits for the network{{.*}}[poolwise-blocking-on-event-loop]
    S.receive_from(To, From);
  });
}

// The closure's captures are destroyed where it is handed over: that does not run it. Only
// the handler that waits is told, not the one that starts a session.
struct Session {
  std::shared_ptr<int> Keep;
  boost::asio::steady_timer Timer;
  void begin_ok() {
    auto Self = Keep;
    Timer.async_wait([this, Self] {
      // CHECK: :[[#@LINE+1]]:{{.*}}which waits for the network (gethostbyname, via resolve){{.*}}[poolwise-blocking-on-event-loop]
      resolve("example.org");
    });
  }
};
void accepted_ok(boost::asio::io_context &Io, Session &S) {
  boost::asio::post(Io, [&S] { S.begin_ok(); });
}

// Slots by name: with a receiver, and of the object itself.
struct Reader : QObject {
  QPushButton *Button;
  Worker *Other;
  // CHECK: :[[#@LINE+1]]:{{.*}}'Reader::load_bad', which waits for a timer{{.*}}[poolwise-blocking-on-event-loop]
  void load_bad(int) { usleep(5000); }
  // CHECK: :[[#@LINE+1]]:{{.*}}'Reader::reload_bad', which waits for a timer{{.*}}[poolwise-blocking-on-event-loop]
  void reload_bad() { usleep(5000); }
  // CHECK: :[[#@LINE+2]]:{{.*}}'Reader::read_bad', which waits for the disk (QFile::open){{.*}}[poolwise-blocking-on-event-loop]
  void read_bad() {
    for (int I = 0; I < 1000; ++I) QFile("table").open(1);
  }
  void other_ok() { usleep(5000); }
  Reader() {
    QObject::connect(Button, SIGNAL(clicked()), this, SLOT(load_bad(int)));
    connect(Button, SIGNAL(clicked()), "1reload_bad()");
    connect(Button, SIGNAL(clicked()), SLOT(read_bad()));
    QObject::connect(Button, SIGNAL(other_ok()), Other, SLOT(work_ok()));
    QObject::connect(Button, SIGNAL(clicked()), Other, SLOT(other_ok()));
  }
};

// Slots that are connected by their names, as the code of a form does.
namespace Ui {
struct Form {
  void setupUi(QObject *Of) { QMetaObject::connectSlotsByName(Of); }
};
} // namespace Ui
struct Editor : QObject {
  Ui::Form Form;
  Editor() { Form.setupUi(this); }
  // CHECK: :[[#@LINE+1]]:{{.*}}'Editor::on_save_clicked', which waits for a timer{{.*}}[poolwise-blocking-on-event-loop]
  void on_save_clicked() { usleep(5000); }
  void on_ok() { usleep(5000); }
};
struct Plain : QObject {
  void on_save_clicked_ok() { usleep(5000); }
};

// The constructor of what is made.
struct Connection {
  explicit Connection(const char *Name) { gethostbyname(Name); }
};
void makes(QPushButton *Button) {
  // CHECK: :[[#@LINE+1]]:{{.*}}waits for the network (gethostbyname{{.*}}[poolwise-blocking-on-event-loop]
  QObject::connect(Button, &QPushButton::clicked, [] { std::make_unique<Connection>("host"); });
}

// With a callable libuv does not wait.
static void resolved_ok(uv_getaddrinfo_t *, int) {}
static void resolve_ok(uv_timer_t *T) {
  static uv_getaddrinfo_t Request;
  uv_getaddrinfo(uv_default_loop(), &Request, resolved_ok, "host");
}
// CHECK: :[[#@LINE+1]]:{{.*}}'resolve_bad', which waits for the network (uv_getaddrinfo){{.*}}[poolwise-blocking-on-event-loop]
static void resolve_bad(uv_timer_t *T) { uv_getaddrinfo(uv_default_loop(), nullptr, nullptr, "host"); }
void resolve(uv_timer_t *A) {
  uv_timer_start(A, resolve_ok, 1, 1);
  uv_timer_start(A, resolve_bad, 1, 1);
}
