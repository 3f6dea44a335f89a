#include "fork_server_client.h"

#include "exec_image.h"
#include "message_socket.h"

#include <poolwise/process_errors.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace poolwise::detail {

namespace {

// A program whose static objects take longer than this to construct has other problems.
constexpr int start_timeout_ms = 60'000;
constexpr int end_timeout_ms = 60'000;

std::size_t threads_of_process() {
  const std::filesystem::directory_iterator tasks("/proc/self/task");
  return static_cast<std::size_t>(std::distance(begin(tasks), end(tasks)));
}

// A forked server keeps the program's memory, but none of its ways with signals.
[[noreturn]] void become_server(owned_fd socket) noexcept {
  for (int number = 1; number != NSIG; ++number) {
    struct sigaction now{};
    if (sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN)
      std::signal(number, SIG_DFL);
  }
  sigset_t none;
  sigemptyset(&none);
  pthread_sigmask(SIG_SETMASK, &none, nullptr);
  setpgid(0, 0);
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing >= 0) {
    dup2(nothing, STDIN_FILENO);
    close(nothing);
  }
  run_fork_server(std::move(socket), false);
}

} // namespace

fork_server_client::fork_server_client(const server_plan &plan) {
  if (is_starting_image())
    throw worker_start_failed("poolwise: the constructors of static objects run in worker "
                              "processes too, and cannot use worker processes");
  auto [mine, its] = socket_pair(SOCK_SEQPACKET);
  if (plan.method == start_method::fork) {
    if (!plan.fork_with_threads && threads_of_process() > 1)
      throw std::logic_error("poolwise: start_method::fork in a program that has other threads, "
                             "whose locks may be held for ever in the workers");
    std::fflush(nullptr);
    pid_ = fork();
    if (pid_ < 0)
      throw_errno("poolwise: fork");
    if (pid_ == 0) {
      mine.reset();
      become_server(std::move(its));
    }
  } else {
    if (!images_enter_by_themselves() && !has_called_worker_main())
      throw worker_start_failed("poolwise: the runtime is part of a shared library, so main must "
                                "call poolwise::worker_main() before anything else");
    const int passed = its.get();
    pid_ = start_image(plan.method == start_method::spawn ? start_as_spawner : start_as_server,
                       {&passed, 1}, thread_limits(plan.threads_per_worker));
  }
  its.reset();
  handle_ = above_the_standard_ones(static_cast<int>(syscall(SYS_pidfd_open, pid_, 0)));
  socket_ = std::move(mine);
  socket_.private_to_process();
  try {
    check_hello();
  } catch (...) {
    kill();
    end();
    throw;
  }
  fcntl(socket_.get(), F_SETFL, O_NONBLOCK);
}

void fork_server_client::check_hello() {
  pollfd watched{socket_.get(), POLLIN, 0};
  while (poll(&watched, 1, start_timeout_ms) < 0 && errno == EINTR) {
  }
  server_hello hello;
  const server_hello expected = own_hello();
  if ((watched.revents & POLLIN) == 0 ||
      receive_message(socket_.get(), &hello, sizeof hello) != received::message)
    throw worker_start_failed("poolwise: the process that makes workers did not start; do the "
                              "constructors of static objects end the program?");
  if (std::memcmp(&hello, &expected, sizeof hello) != 0)
    throw worker_start_failed("poolwise: /proc/self/exe is not the program that is running");
}

fork_server_client::~fork_server_client() { end(); }

void fork_server_client::end() noexcept {
  socket_.reset(); // it ends its workers and then itself
  if (pid_ < 0)
    return;
  if (handle_) {
    pollfd watched{handle_.get(), POLLIN, 0};
    if (poll(&watched, 1, end_timeout_ms) == 0)
      kill(); // it is stuck
    while (poll(&watched, 1, -1) < 0 && errno == EINTR) {
    }
    // By its handle: if the program has reaped it, its number may be another process's by now.
    siginfo_t about{};
    waitid(static_cast<idtype_t>(P_PIDFD), static_cast<id_t>(handle_.get()), &about, WEXITED);
    handle_.reset();
  }
  pid_ = -1;
}

void fork_server_client::start(std::uint32_t worker,
                               const std::array<int, worker_fds::count> &fds) {
  const server_request request{.kind = server_request::start, .worker = worker};
  if (!send_message(socket_.get(), &request, sizeof request, fds))
    throw_errno("poolwise: the process that makes workers");
}

bool fork_server_client::signal(std::uint32_t worker, int number) noexcept {
  const server_request request{
      .kind = server_request::signal, .worker = worker, .signal_number = number};
  return send_message(socket_.get(), &request, sizeof request);
}

void fork_server_client::kill() noexcept {
  syscall(SYS_pidfd_send_signal, handle_.get(), SIGKILL, nullptr, 0);
}

bool fork_server_client::receive(std::vector<worker_event> &events) noexcept {
  for (;;) {
    worker_event event;
    switch (receive_message(socket_.get(), &event, sizeof event)) {
    case received::message:
      events.push_back(event);
      break;
    case received::nothing_now:
      return true;
    case received::end:
      return false;
    }
  }
}

} // namespace poolwise::detail
