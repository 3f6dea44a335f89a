//===- Extract.h - Source to TU summaries -----------------------*- C++ -*-===//
//
// The only stage that knows Clang: the AST lives and dies here.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_EXTRACT_H
#define POOLWISE_EXTRACT_EXTRACT_H

#include "poolwise/Extract/Input.h"
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
/// times is kept once for each way in which it is parsed. Errors say where was
/// looked and what to do.
llvm::Expected<std::vector<CompileCommand>>
loadCompileCommands(llvm::StringRef BuildPath, llvm::StringRef StartFolder);

/// Parses one unit and extracts its summary. Compiler errors do not fail it:
/// they stand in TUSummary::Errors. Not thread-safe against changes of the
/// process's working directory. `Open`: see OpenFiles.h. `Read` gets the names
/// of the files that were read.
llvm::Expected<TUSummary> extractUnit(const CompileCommand &Command,
                                      const OpenFiles &Open = {},
                                      std::vector<std::string> *Read = nullptr);

struct ExtractedUnit {
  TUSummary Summary;
  std::vector<Input> Inputs; ///< all that the parse depended on, sorted
  bool WithPreamble = false;
};
struct Preamble;
/// The same with or without a preamble, only faster with one that applies.
llvm::Expected<ExtractedUnit> extractWithInputs(const CompileCommand &Command,
                                                const Preamble *Begin = nullptr,
                                                bool AllBodies = false);

/// Equal for commands that parse alike: what names outputs does not count, nor
/// does where the folder `Root` lies. Holds the environment that Clang reads.
uint64_t commandKey(const CompileCommand &Command, llvm::StringRef Root);

struct ExtractOptions {
  unsigned Jobs = 0; ///< worker processes; 0: one a core
  std::string Root;  ///< of the records (Record.h)
  /// Where preambles (Preamble.h) are kept, an existing folder; empty: none.
  std::string PreambleFolder;
  /// Parse the bodies of library functions as well, to count what is lost
  /// without.
  bool AllBodies = false;
  /// A unit that takes more time or memory is given up. 0: no limit.
  unsigned DeadlineSeconds = 0;
  uint64_t MemoryBytes = 0;
  /// Asked now and then; true: no more units are begun, those in work are lost.
  std::function<bool()> IsInterrupted;
  /// The workers are on the other ranks of an MPI job.
  bool OnOtherMachines = false;
};

/// What came of one unit: its record, or why there is none.
struct UnitOutcome {
  std::string Record;
  std::vector<Input> Inputs;
  std::string Failure; ///< crashed, took too long, or is not readable
  bool WithPreamble = false;
};

/// Extracts all units in worker processes. A crash loses only its unit. `Take`
/// is called in this process as each is done, with the command's index.
void extractAll(const std::vector<CompileCommand> &Commands,
                const ExtractOptions &Options,
                const std::function<void(size_t, UnitOutcome)> &Take);

} // namespace poolwise

#endif
