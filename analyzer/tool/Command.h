//===- Command.h - The subcommands and their exit codes ---------*- C++ -*-===//
//
// One file a subcommand. To add one: its file, a declaration here, and a line
// in Commands.cpp.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TOOL_COMMAND_H
#define POOLWISE_TOOL_COMMAND_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace poolwise::tool {

enum ExitCode : int {
  NothingFound = 0,
  Found = 1,
  BadUsage = 2,   ///< options, configuration, rules, files
  Incomplete = 3, ///< some unit could not be analysed; wins over Found
};

/// The command line behind the subcommand's name, cut at the first `--`.
struct CommandLine {
  std::string Executable; ///< for finding the built-in rules
  std::vector<std::string> Arguments;
  /// What stands behind `--`; absent without it.
  std::optional<std::vector<std::string>> Flags;
};

struct Command {
  llvm::StringRef Name;
  llvm::StringRef Summary; ///< one line
  llvm::StringRef Lesson;  ///< the rest of its --help: examples, exit codes
  int (*Run)(const Command &, const CommandLine &);
};

llvm::ArrayRef<Command> commands();

int runCheck(const Command &, const CommandLine &);
int runFunctions(const Command &, const CommandLine &);
int runExplain(const Command &, const CommandLine &);
int runProfile(const Command &, const CommandLine &);
int runQuery(const Command &, const CommandLine &);
int runSummarize(const Command &, const CommandLine &);
int runRules(const Command &, const CommandLine &);
int runDoc(const Command &, const CommandLine &);
int runInit(const Command &, const CommandLine &);
int runDump(const Command &, const CommandLine &);
int runLsp(const Command &, const CommandLine &);
int runAsCompiler(const Command &, const CommandLine &);

/// Parses the options registered for `Sub`. False: already told what is wrong.
/// `--help` prints and ends the process.
bool parseOptions(llvm::cl::SubCommand &Sub, llvm::cl::OptionCategory &Category,
                  const Command &C, const CommandLine &Line);

/// Whether worker processes are on the other ranks of an MPI job.
bool &onOtherMachines();

/// Prints "poolwise: error: <message>" and gives BadUsage.
int usageError(const llvm::Twine &Message);
int usageError(llvm::Error E);

} // namespace poolwise::tool

#endif
