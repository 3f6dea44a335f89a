// The process that makes workers: small, with one thread, so that fork is cheap and safe in it.
//
// It lives as long as the pool's end of its socket, however that comes to be closed. It reaps the
// workers and tells the pool how each ended; and it ends what a worker has left behind in its
// process group, before the group's number can be given to somebody else.
#include "exec_image.h"
#include "message_socket.h"
#include "transport.h"
#include "worker_protocol.h"

#include <poolwise/detail/code_address.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace poolwise::detail {

namespace {

struct child {
  std::uint32_t worker;
  pid_t pid;
  owned_fd handle; // a pidfd
};

// Libraries whose constructors start threads make fork unsafe here.
bool has_other_threads() noexcept {
#if defined(__SANITIZE_THREAD__)
  constexpr int expected = 2; // the sanitizer has one of its own, and knows about fork
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
  constexpr int expected = 2;
#else
  constexpr int expected = 1;
#endif
#else
  constexpr int expected = 1;
#endif
  std::error_code error;
  int threads = 0;
  for (std::filesystem::directory_iterator at("/proc/self/task", error), end; !error && at != end;
       at.increment(error))
    ++threads;
  return threads > expected;
}

class fork_server {
public:
  fork_server(owned_fd socket, bool spawns) : socket_(std::move(socket)), spawns_(spawns) {}

  void serve() {
    std::vector<pollfd> watched;
    for (;;) {
      watched.assign(1, {socket_.get(), POLLIN, 0});
      for (const child &one : children_)
        watched.push_back({one.handle.get(), POLLIN, 0});
      if (poll(watched.data(), watched.size(), -1) < 0)
        continue;
      for (std::size_t i = watched.size(); i-- != 1;)
        if (watched[i].revents != 0)
          bury(i - 1);
      if (watched[0].revents != 0 && !obey())
        break;
    }
    while (!children_.empty()) {
      kill(-children_.back().pid, SIGKILL);
      bury(children_.size() - 1);
    }
  }

private:
  // False: the pool has gone.
  bool obey() {
    server_request request;
    worker_fds passed;
    switch (receive_message(socket_.get(), &request, sizeof request, passed.fd)) {
    case received::end:
      return false;
    case received::nothing_now:
      return true;
    case received::message:
      break;
    }
    if (request.kind == server_request::start)
      start(request.worker, passed);
    else
      for (const child &one : children_)
        if (one.worker == request.worker)
          kill(one.pid, request.signal_number);
    return true;
  }

  void start(std::uint32_t worker, worker_fds &passed) {
    worker_event told{.kind = worker_event::exited, .worker = worker};
    std::fflush(nullptr); // what static objects have printed must not be printed again by workers
    const pid_t pid = spawns_ ? spawn(passed) : fork_worker(passed);
    if (pid > 0) {
      setpgid(pid, pid); // the worker does the same; whoever is first
      owned_fd handle = above_the_standard_ones(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
      if (handle) {
        children_.push_back({worker, pid, std::move(handle)});
        told = {.kind = worker_event::started, .worker = worker, .pid = pid};
      } else {
        told.status = errno;
        kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
      }
    } else {
      told.status = errno;
    }
    send_message(socket_.get(), &told, sizeof told);
  }

  pid_t fork_worker(worker_fds &passed) {
    const pid_t pid = fork();
    if (pid == 0) {
      socket_.reset();
      children_.clear();
      run_worker(std::move(passed));
    }
    return pid;
  }

  pid_t spawn(const worker_fds &passed) {
    try {
      std::vector<int> fds;
      for (const owned_fd &one : passed.fd)
        fds.push_back(one.get());
      return start_image(start_as_worker, fds, {});
    } catch (const std::system_error &error) {
      errno = error.code().value();
      return -1;
    }
  }

  void bury(std::size_t index) {
    child &gone = children_[index];
    siginfo_t about{};
    while (waitid(P_PID, static_cast<id_t>(gone.pid), &about, WEXITED | WNOWAIT) < 0 &&
           errno == EINTR) {
    }
    kill(-gone.pid, SIGKILL); // while the dead worker still holds the group's number
    worker_event told{.kind = worker_event::exited, .worker = gone.worker, .pid = gone.pid};
    if (waitpid(gone.pid, &told.status, 0) != gone.pid)
      told.status = -1;
    send_message(socket_.get(), &told, sizeof told);
    children_.erase(children_.begin() + static_cast<std::ptrdiff_t>(index));
  }

  owned_fd socket_;
  const bool spawns_;
  std::vector<child> children_;
};

void anchor() {}

} // namespace

server_hello own_hello() {
  server_hello hello;
  const std::string id = build_id_of_program();
  std::memcpy(hello.build_id, id.data(), std::min(id.size(), sizeof hello.build_id));
  hello.anchor = address_of(&anchor).offset;
  return hello;
}

void run_fork_server(owned_fd socket, bool spawns) noexcept {
  for (const int ignored : {SIGINT, SIGQUIT, SIGTSTP, SIGTTOU, SIGPIPE})
    std::signal(ignored, SIG_IGN);
  std::signal(SIGCHLD, SIG_DFL);
  const server_hello hello = own_hello();
  if (send_message(socket.get(), &hello, sizeof hello))
    fork_server(std::move(socket), spawns || has_other_threads()).serve();
  _exit(0);
}

} // namespace poolwise::detail
