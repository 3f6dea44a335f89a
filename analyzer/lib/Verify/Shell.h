//===- Shell.h - Running a command that may be interrupted ------*- C++ -*-===//
//
// In:  a line for the shell. Out: how it ended and how long it took; what it
//      printed is in a file.
//
// While a Shell lives, Ctrl-C and the like do not end the process: the command
// and all that it started are ended, and the result says so. What is done about
// it is the caller's; afterwards `raise()` ends the process as the signal would
// have.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_VERIFY_SHELL_H
#define POOLWISE_VERIFY_SHELL_H

#include "llvm/Support/Error.h"
#include <csignal>
#include <string>
#include <vector>

namespace poolwise::verify {

struct CommandResult {
  enum class End { Exit, TimedOut, Interrupted };
  End How = End::Exit;
  /// Exit status; 128 + signal, as shells have it.
  int Status = 0;
  double Seconds = 0;
};

class Shell {
public:
  /// Output of commands is written to this file, anew each time.
  explicit Shell(std::string Log);
  ~Shell();
  Shell(const Shell &) = delete;

  llvm::Expected<CommandResult>
  run(const std::string &Command, unsigned TimeoutSeconds,
      const std::vector<std::string> &MoreEnvironment = {});
  /// Of the last run.
  std::string output() const;
  /// If a signal came: ends the process by it.
  void raise();

private:
  CommandResult wait(pid_t Child, unsigned TimeoutSeconds);

  std::string Log;
  sigset_t Waited, Before;
  int Signal = 0;
};

} // namespace poolwise::verify

#endif
