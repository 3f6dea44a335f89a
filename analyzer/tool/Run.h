//===- Run.h - From options to an analysis ----------------------*- C++ -*-===//
//
// What every command that analyses code has in common: which code, with which
// flags, settings and rules; then the analysis itself with its progress.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TOOL_RUN_H
#define POOLWISE_TOOL_RUN_H

#include "Command.h"
#include "poolwise/Pipeline.h"
#include "poolwise/Report/Report.h"

namespace poolwise::tool {

/// Registers the options with a subcommand. PATHs are positional: options that
/// are positional too and come first have to be registered before.
struct RunOptions {
  RunOptions(llvm::cl::SubCommand &Sub, llvm::cl::OptionCategory &Category);

  llvm::cl::opt<std::string> BuildPath;
  llvm::cl::opt<std::string> ConfigFile;
  llvm::cl::list<std::string> Rules;
  llvm::cl::opt<std::string> ProfileFile;
  llvm::cl::opt<unsigned> Jobs;
  llvm::cl::opt<std::string> CacheDir;
  llvm::cl::opt<CacheKey> Key;
  llvm::cl::opt<bool> NoCache;
  llvm::cl::opt<bool> NoPreamble, AllBodies;
  llvm::cl::opt<unsigned> FileTimeout, FileMemory;
  llvm::cl::opt<bool> Summaries, Part;
  llvm::cl::opt<bool> Stats;
  llvm::cl::opt<bool> Quiet;
  llvm::cl::list<std::string> Paths;

  std::vector<std::string> paths() const {
    return {Paths.begin(), Paths.end()};
  }
  std::vector<std::string> rules() const {
    return {Rules.begin(), Rules.end()};
  }
};

/// Files and folders of packs, in the order in which they are added: the
/// built-in ones, what libraries installed (poolwise/rules below the folders of
/// XDG_DATA_DIRS), those of the configuration, then `--rules`.
llvm::Expected<std::vector<std::string>>
rulePlaces(llvm::StringRef Executable, const Config &C,
           llvm::ArrayRef<std::string> More);
/// All of these.
llvm::Expected<RuleSet> loadRules(llvm::StringRef Executable, const Config &C,
                                  llvm::ArrayRef<std::string> More);

/// `--config`, or the nearest file upwards from the first PATH, or defaults.
llvm::Expected<Config> loadConfig(const RunOptions &Options);

/// The code that was asked for: commands to extract, or summaries that were
/// read from files.
struct Selection {
  std::vector<CompileCommand> Commands;
  std::optional<Gathered> Summaries;
  bool IsPart = false; ///< the database has more
};
llvm::Expected<Selection> select(const RunOptions &Options,
                                 const CommandLine &Line);

/// Where summaries come from, and how they are made. Null: no store.
std::unique_ptr<Store> openStore(const RunOptions &Options,
                                 const CommandLine &Line);
GatherOptions gatherOptions(const RunOptions &Options, Store *Kept);
/// With progress. An interrupt ends the program here; what was done is kept.
Gathered gather(Selection From, const RunOptions &Options, GatherOptions How);

/// All that an analysis needs, and what came of it. Stays where it is: the
/// analysis refers to the rules.
struct Run {
  Config C;
  std::vector<std::string> Packs;
  uint64_t PacksDigest = 0;
  RuleSet Rules; ///< loaded when they are needed
  bool HasRules = false;
  bool IsPart = false; ///< what other files do is not known
  Selection Selected;
  std::unique_ptr<Store> Kept;
  Analysis A;

  /// Units of which nothing is known.
  bool isIncomplete() const { return !A.P->Failures.empty(); }
  /// For reports; refers to this run.
  ReportInput reportInput() const;
};

/// What an analysis is wanted for.
enum class Need : uint8_t {
  Findings,  ///< these alone: may be those of last time
  Program,   ///< and the linked program with its behaviors
  Behaviors, ///< the program with its behaviors: nothing is judged
};

/// Errors are those of usage: files, flags, settings, rules.
llvm::Expected<std::unique_ptr<Run>> prepare(const RunOptions &Options,
                                             const CommandLine &Line, Config C);
/// Runs the stages, with progress, and tells counts and times with --stats.
llvm::Error analyze(Run &R, const RunOptions &Options, Need For);
/// prepare() with loadConfig(), then analyze().
llvm::Expected<std::unique_ptr<Run>> analyzed(const RunOptions &Options,
                                              const CommandLine &Line,
                                              Need For = Need::Program);

/// Named like a source of C or C++; a header is none.
bool isSource(llvm::StringRef File);

/// The commands of the database, or made from the flags behind `--`, that the
/// PATHs ask for. A PATH that asks for none is an error. `IsPart`: there are
/// more.
llvm::Expected<std::vector<CompileCommand>>
selectCommands(const RunOptions &Options, const CommandLine &Line,
               bool *IsPart = nullptr);

} // namespace poolwise::tool

#endif
