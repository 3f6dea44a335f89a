//===- Shell.cpp - Running a command that may be interrupted ----*- C++ -*-===//

#include "Shell.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;

namespace poolwise::verify {

static constexpr int Ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
/// Between asking a command to end and ending it.
static constexpr int GraceSeconds = 3;

Shell::Shell(std::string Log) : Log(std::move(Log)) {
  sigemptyset(&Waited);
  for (int S : Ending)
    sigaddset(&Waited, S);
  sigaddset(&Waited, SIGCHLD);
  pthread_sigmask(SIG_BLOCK, &Waited, &Before);
}

Shell::~Shell() { pthread_sigmask(SIG_SETMASK, &Before, nullptr); }

void Shell::raise() {
  if (!Signal)
    return;
  std::signal(Signal, SIG_DFL);
  pthread_sigmask(SIG_SETMASK, &Before, nullptr);
  ::raise(Signal);
}

Expected<CommandResult>
Shell::run(const std::string &Command, unsigned TimeoutSeconds,
           const std::vector<std::string> &MoreEnvironment) {
  posix_spawn_file_actions_t Files;
  posix_spawn_file_actions_init(&Files);
  posix_spawn_file_actions_addopen(&Files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&Files, 1, Log.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&Files, 1, 2);

  // A group of its own, so that it can be ended with all that it started.
  posix_spawnattr_t How;
  posix_spawnattr_init(&How);
  posix_spawnattr_setflags(&How, POSIX_SPAWN_SETPGROUP |
                                     POSIX_SPAWN_SETSIGMASK |
                                     POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup(&How, 0);
  posix_spawnattr_setsigmask(&How, &Before);
  posix_spawnattr_setsigdefault(&How, &Waited);

  std::vector<std::string> Own = MoreEnvironment;
  std::vector<char *> Environment;
  for (char **E = environ; *E; ++E)
    Environment.push_back(*E);
  for (std::string &E : Own) // the first of two by one name counts
    Environment.insert(Environment.begin(), E.data());
  Environment.push_back(nullptr);

  std::string Line = Command;
  char Sh[] = "/bin/sh", Option[] = "-c";
  char *Arguments[] = {Sh, Option, Line.data(), nullptr};
  pid_t Child = 0;
  int Failed =
      posix_spawn(&Child, Sh, &Files, &How, Arguments, Environment.data());
  posix_spawn_file_actions_destroy(&Files);
  posix_spawnattr_destroy(&How);
  if (Failed)
    return createStringError(inconvertibleErrorCode(), "'%s' can't be run: %s",
                             Command.c_str(), std::strerror(Failed));
  return wait(Child, TimeoutSeconds);
}

CommandResult Shell::wait(pid_t Child, unsigned TimeoutSeconds) {
  using Clock = std::chrono::steady_clock;
  auto Start = Clock::now();
  auto Seconds = [&] {
    return std::chrono::duration<double>(Clock::now() - Start).count();
  };
  CommandResult Result;
  double EndBy = TimeoutSeconds ? TimeoutSeconds : 1e9;
  bool Asked = false; // to end
  auto End = [&](CommandResult::End Why) {
    if (!Asked)
      Result.How = Why;
    kill(-Child, Asked ? SIGKILL : SIGTERM);
    EndBy = Seconds() + GraceSeconds;
    Asked = true;
  };
  for (;;) {
    int Status = 0;
    pid_t Ended = waitpid(Child, &Status, WNOHANG);
    if (Ended == Child || (Ended < 0 && errno == ECHILD)) {
      Result.Status =
          WIFEXITED(Status) ? WEXITSTATUS(Status) : 128 + WTERMSIG(Status);
      break;
    }
    double Left = EndBy - Seconds();
    if (Left <= 0) {
      End(CommandResult::End::TimedOut);
      continue;
    }
    // SIGCHLD wakes us; the limit is for one that came before we waited.
    timespec Time{time_t(std::min(Left, 1.0)), 0};
    if (Time.tv_sec == 0)
      Time.tv_nsec = long(Left * 1e9);
    int Got = sigtimedwait(&Waited, nullptr, &Time);
    if (Got > 0 && Got != SIGCHLD) {
      Signal = Got;
      End(CommandResult::End::Interrupted);
    }
  }
  if (Asked)
    kill(-Child, SIGKILL); // what it left behind
  Result.Seconds = Seconds();
  return Result;
}

std::string Shell::output() const {
  auto Buffer = MemoryBuffer::getFile(Log, false, false);
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

} // namespace poolwise::verify
