//===- Extract.h - Source to TU summaries -----------------------*- C++ -*-===//
//
// The only stage that knows Clang: the AST lives and dies here.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_EXTRACT_H
#define POOLWISE_EXTRACT_EXTRACT_H

#include "poolwise/Program/Program.h"
#include "poolwise/Summary/OpenFiles.h"
#include <functional>

namespace poolwise {

/// One entry of a compilation database.
struct CompileCommand {
  std::string File;      ///< absolute
  std::string Directory; ///< the working directory of the command
  std::vector<std::string> Arguments;
};

/// Reads `BUILD/compile_commands.json`, or, if `BuildPath` is empty, looks in
/// `StartFolder`, its `build*` folders and upwards. A file that stands several
/// times is kept once. Errors say where was looked and what to do.
llvm::Expected<std::vector<CompileCommand>>
loadCompileCommands(llvm::StringRef BuildPath, llvm::StringRef StartFolder);

/// Parses one unit and extracts its summary. Compiler errors do not fail it:
/// they stand in TUSummary::Errors. Not thread-safe against changes of the
/// process's working directory. `Open`: see OpenFiles.h. `Read` gets the names
/// of the files that were read.
llvm::Expected<TUSummary> extractUnit(const CompileCommand &Command,
                                      const OpenFiles &Open = {},
                                      std::vector<std::string> *Read = nullptr);

struct ExtractResult {
  std::vector<TUSummary> Units;
  std::vector<FailedUnit> Failures; ///< crashed, timed out, or not readable
};

/// Extracts all units in `Jobs` worker processes (0: one a core). A crash loses
/// only its unit. `Progress` is called in this process after each unit with the
/// number done and its file.
ExtractResult
extractAll(const std::vector<CompileCommand> &Commands, unsigned Jobs,
           const std::function<void(unsigned Done, const std::string &File)>
               &Progress = {});

} // namespace poolwise

#endif
