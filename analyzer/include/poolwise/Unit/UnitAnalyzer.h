//===- UnitAnalyzer.h - One unit after the other ----------------*- C++ -*-===//
//
// In:  the summary of a unit that a compiler, clang-tidy or an editor has just
//      parsed, and, if it is wanted, the program's store. Out: what the
//      program's analysis says about it.
//
// Rule packs are read once; `.poolwise.yaml` is looked for upwards from the
// unit's main file each time, so that an edit of it counts at once.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_UNIT_UNITANALYZER_H
#define POOLWISE_UNIT_UNITANALYZER_H

#include "poolwise/Pipeline.h"
#include "poolwise/Unit/StoredProgram.h"
#include <map>
#include <mutex>

namespace poolwise {

/// The file that holds the code at `Address`: the module or the executable.
/// Built-in rules are looked for upwards from it.
std::string installedFile(void *Address);

/// What the adapter's own options say; what is not set is as `.poolwise.yaml`
/// has it.
struct UnitSettings {
  std::string ConfigFile;
  std::vector<std::string> Rules;
  std::optional<double> MinSpeedup, MinTaskUs;
  /// What other files define is taken from the store: that in this folder, or
  /// the nearest one (StoredPrograms).
  bool UsesStore = false;
  std::string CacheDir;
  friend auto operator<=>(const UnitSettings &, const UnitSettings &) = default;
};

class UnitAnalyzer {
public:
  explicit UnitAnalyzer(std::string InstalledFile)
      : InstalledFile(std::move(InstalledFile)) {}

  /// Findings in the unit's own files, suppressed ones included. `Open` is what
  /// differs from the disk. May be called from several threads. Errors are
  /// those of settings and rules.
  llvm::Expected<Analysis> analyze(TUSummary Unit,
                                   const UnitSettings &Settings = {},
                                   const OpenFiles &Open = {});
  /// What is not known of the program that `File` is a part of, and the remedy;
  /// empty: its store is there.
  std::string whatIsMissing(llvm::StringRef File, const UnitSettings &Settings);
  /// Reads the built-in rules now, so that the first unit need not wait.
  void warmUp() { llvm::consumeError(rulesFor({}).takeError()); }

private:
  using Rules = std::shared_ptr<const RuleSet>;
  llvm::Expected<Rules> rulesFor(const std::vector<std::string> &Packs);

  const std::string InstalledFile;
  std::mutex Lock;
  std::map<std::vector<std::string>, Rules> ByPacks;
  StoredPrograms Stores;
};

} // namespace poolwise

#endif
