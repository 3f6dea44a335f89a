//===- StoredProgram.h - What stands around a unit --------------*- C++ -*-===//
//
// In:  the store that `poolwise check` left. Out: for a unit that is analysed
// by
//      itself, the functions of other files that it has to do with, as the last
//      run saw them.
//
// Not handled: what another function that calls into the unit calls besides.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_UNIT_STOREDPROGRAM_H
#define POOLWISE_UNIT_STOREDPROGRAM_H

#include "poolwise/Program/Program.h"
#include <memory>
#include <mutex>
#include <set>

namespace poolwise {

class StoredProgram {
public:
  explicit StoredProgram(std::vector<TUSummary> Units);

  /// What the unit's functions reach, overriders included, and whoever calls
  /// them: who runs a function decides what it may do.
  TUSummary around(const TUSummary &Unit) const;
  /// Adds to functions of headers what other units have against edits there.
  void addObstacles(TUSummary &Unit) const;
  bool isWhole() const { return P.IsWhole; }

private:
  struct References;
  void reach(std::set<FunctionId> &Found, std::vector<FunctionId> Open,
             const std::vector<std::vector<FunctionId>> &Next) const;

  Program P;
  std::map<std::string, FunctionId> CallOperators; ///< by qualified name
  std::vector<std::vector<FunctionId>> Uses, UsedBy;
};

/// The stores of several projects, each read again when it has changed.
/// Thread-safe.
class StoredPrograms {
public:
  /// `Folder` of the store; if empty, `.poolwise` of the nearest folder upwards
  /// from the file that has one. Null: there is none, or none of this version.
  std::shared_ptr<const StoredProgram> of(llvm::StringRef File,
                                          llvm::StringRef Folder = "");

private:
  struct Entry {
    uint64_t State = 0; ///< of the files that were read
    std::shared_ptr<const StoredProgram> Program;
  };
  std::mutex Lock;
  std::map<std::string, Entry> ByFolder;
};

} // namespace poolwise

#endif
