//===- Workers.cpp - Extraction in worker processes -----------------------===//
//
// In:  compile commands. Out: summaries, in the order of the commands.
//
// Each worker is a fork of this process that takes one unit number after the
// other from a pipe and answers with a summary. Clang may crash on code it does
// not like; then the worker is gone, the unit is a failure, and a new worker
// takes its place. Needs a process without threads when it starts.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Extract/Extract.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace poolwise {

namespace {
struct Worker {
  pid_t Pid = -1;
  int ToWorker = -1, FromWorker = -1;
  int Unit = -1; ///< what it works on; -1: idle
  std::string Received;
};

bool writeAll(int Fd, const void *Data, size_t Size) {
  const char *At = static_cast<const char *>(Data);
  while (Size) {
    ssize_t N = ::write(Fd, At, Size);
    if (N < 0 && errno == EINTR)
      continue;
    if (N <= 0)
      return false;
    At += N;
    Size -= N;
  }
  return true;
}

bool readAll(int Fd, void *Data, size_t Size) {
  char *At = static_cast<char *>(Data);
  while (Size) {
    ssize_t N = ::read(Fd, At, Size);
    if (N < 0 && errno == EINTR)
      continue;
    if (N <= 0)
      return false;
    At += N;
    Size -= N;
  }
  return true;
}

/// Frame: 8 bytes length, then 'S' and a summary, or 'E' and a message.
std::string answer(const CompileCommand &Command) {
  llvm::Expected<TUSummary> Summary = extractUnit(Command);
  if (!Summary)
    return "E" + llvm::toString(Summary.takeError());
  std::string Text = "S";
  llvm::raw_string_ostream(Text) << toJSON(*Summary);
  return Text;
}

[[noreturn]] void serve(const std::vector<CompileCommand> &Commands, int In,
                        int Out) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::signal(SIGINT, SIG_DFL);
  // Clang's stack dump would stand in the middle of the report; the failure is
  // told by the parent.
  if (int Null = ::open("/dev/null", O_WRONLY); Null >= 0)
    ::dup2(Null, STDERR_FILENO);
  uint32_t Unit;
  while (readAll(In, &Unit, sizeof Unit)) {
    std::string Text = answer(Commands[Unit]);
    uint64_t Size = Text.size();
    if (!writeAll(Out, &Size, sizeof Size) ||
        !writeAll(Out, Text.data(), Text.size()))
      break;
  }
  ::_exit(0);
}

bool start(Worker &W, const std::vector<CompileCommand> &Commands,
           const std::vector<Worker> &Others) {
  int Down[2], Up[2];
  if (::pipe(Down))
    return false;
  if (::pipe(Up)) {
    ::close(Down[0]);
    ::close(Down[1]);
    return false;
  }
  pid_t Pid = ::fork();
  if (Pid == 0) {
    ::close(Down[1]);
    ::close(Up[0]);
    // Else a worker would keep another's pipe open and its end go unseen.
    for (const Worker &Other : Others)
      if (Other.Pid > 0) {
        ::close(Other.ToWorker);
        ::close(Other.FromWorker);
      }
    serve(Commands, Down[0], Up[1]);
  }
  ::close(Down[0]);
  ::close(Up[1]);
  if (Pid < 0) {
    ::close(Down[1]);
    ::close(Up[0]);
    return false;
  }
  W = {Pid, Down[1], Up[0], -1, {}};
  return true;
}

std::string endOf(Worker &W) {
  ::close(W.ToWorker);
  ::close(W.FromWorker);
  int Status = 0;
  while (::waitpid(W.Pid, &Status, 0) < 0 && errno == EINTR)
    ;
  W.Pid = -1;
  if (WIFSIGNALED(Status))
    return std::string("the parser crashed (") + strsignal(WTERMSIG(Status)) +
           "); the other files are not affected";
  return "the worker ended before it answered";
}

class Extraction {
public:
  Extraction(const std::vector<CompileCommand> &Commands, unsigned Jobs,
             const std::function<void(unsigned, const std::string &)> &Progress)
      : Commands(Commands), Progress(Progress), Summaries(Commands.size()),
        Messages(Commands.size()), Pool(Jobs) {}

  ExtractResult run() {
    for (Worker &W : Pool)
      if (start(W, Commands, Pool))
        give(W);
    while (Done < Commands.size() && wait())
      ;
    for (Worker &W : Pool)
      if (W.Pid > 0)
        endOf(W);
    ExtractResult Result;
    for (size_t I = 0; I != Commands.size(); ++I) {
      if (Summaries[I])
        Result.Units.push_back(std::move(*Summaries[I]));
      else
        Result.Failures.push_back({Commands[I].File, Messages[I]});
    }
    return Result;
  }

private:
  void give(Worker &W) {
    if (Next == Commands.size())
      return;
    uint32_t Unit = Next++;
    W.Unit = int(Unit);
    W.Received.clear();
    writeAll(W.ToWorker, &Unit, sizeof Unit);
  }

  void finish(Worker &W) {
    ++Done;
    if (Progress)
      Progress(Done, Commands[W.Unit].File);
    W.Unit = -1;
  }

  void lost(Worker &W) {
    Messages[W.Unit] = endOf(W);
    finish(W);
    if (Next != Commands.size() && start(W, Commands, Pool))
      give(W);
  }

  void received(Worker &W) {
    uint64_t Size = 0;
    if (W.Received.size() >= sizeof Size)
      std::memcpy(&Size, W.Received.data(), sizeof Size);
    if (W.Received.size() < sizeof Size ||
        W.Received.size() < sizeof Size + Size)
      return;
    llvm::StringRef Text =
        llvm::StringRef(W.Received).substr(sizeof Size, Size);
    take(W.Unit, Text);
    finish(W);
    give(W);
  }

  void take(unsigned Unit, llvm::StringRef Text) {
    if (!Text.consume_front("S")) {
      Messages[Unit] = Text.drop_front().str();
      return;
    }
    llvm::Expected<llvm::json::Value> Json = llvm::json::parse(Text);
    llvm::Expected<TUSummary> Summary =
        Json ? summaryFromJSON(*Json) : Json.takeError();
    if (Summary)
      Summaries[Unit] = std::move(*Summary);
    else
      Messages[Unit] = llvm::toString(Summary.takeError());
  }

  bool wait() {
    std::vector<pollfd> Fds;
    std::vector<Worker *> Busy;
    for (Worker &W : Pool)
      if (W.Pid > 0 && W.Unit >= 0) {
        Fds.push_back({W.FromWorker, POLLIN, 0});
        Busy.push_back(&W);
      }
    if (Busy.empty()) { // no worker could be started
      for (; Next != Commands.size(); ++Next, ++Done)
        take(Next, answer(Commands[Next]));
      return false;
    }
    if (::poll(Fds.data(), Fds.size(), -1) < 0)
      return errno == EINTR;
    for (size_t I = 0; I != Fds.size(); ++I) {
      if (!Fds[I].revents)
        continue;
      char Buffer[1 << 16];
      ssize_t N = ::read(Fds[I].fd, Buffer, sizeof Buffer);
      if (N < 0 && errno == EINTR)
        continue;
      if (N <= 0) {
        lost(*Busy[I]);
        continue;
      }
      Busy[I]->Received.append(Buffer, N);
      received(*Busy[I]);
    }
    return true;
  }

  const std::vector<CompileCommand> &Commands;
  const std::function<void(unsigned, const std::string &)> &Progress;
  std::vector<std::optional<TUSummary>> Summaries;
  std::vector<std::string> Messages;
  std::vector<Worker> Pool;
  size_t Next = 0, Done = 0;
};
} // namespace

ExtractResult
extractAll(const std::vector<CompileCommand> &Commands, unsigned Jobs,
           const std::function<void(unsigned, const std::string &)> &Progress) {
  if (Jobs == 0)
    Jobs = std::max(1u, std::thread::hardware_concurrency());
  Jobs = std::min<size_t>(Jobs, std::max<size_t>(Commands.size(), 1));
  // A worker that is gone shows as a failed write.
  auto Before = std::signal(SIGPIPE, SIG_IGN);
  ExtractResult Result = Extraction(Commands, Jobs, Progress).run();
  std::signal(SIGPIPE, Before);
  return Result;
}

} // namespace poolwise
