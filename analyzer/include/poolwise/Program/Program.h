//===- Program.h - All translation units, linked ----------------*- C++ -*-===//
//
// In: TU summaries. Out: one table of functions by USR, one file table, and the
// overriders of each virtual method. A function that stands in many units is
// kept once (the first by main-file order); a candidate's obstacles are united,
// so that an edit in a header is made only if it is fine for all.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROGRAM_PROGRAM_H
#define POOLWISE_PROGRAM_PROGRAM_H

#include "poolwise/Summary/TUSummary.h"
#include "llvm/ADT/StringMap.h"

namespace poolwise {

using FunctionId = uint32_t;

struct FailedUnit {
  std::string File;
  std::string Message;
};

struct Program {
  std::vector<SourceFile> Files;
  std::vector<FunctionSummary> Functions; ///< sorted by USR
  llvm::StringMap<FunctionId> ByUsr;
  /// USR of a virtual method -> all methods that override it, directly or not,
  /// sorted.
  llvm::StringMap<std::vector<FunctionId>> Overriders;
  /// Class name -> the types of what its objects hold (ClassLayout); united
  /// over the units.
  llvm::StringMap<std::vector<std::string>> Classes;
  /// Units with errors: analysed as far as it went, never rewritten.
  std::vector<FailedUnit> Failures;
  /// Functions that came (also) out of a failed unit.
  std::vector<bool> FromFailedUnit;
  unsigned Units = 0;
  /// Holds main(), no unit failed, and none of the program's own is missing: a
  /// caller or overrider that is not seen does not exist.
  bool IsWhole = false;

  const FunctionSummary *find(llvm::StringRef Usr) const;
  /// All methods that override the one of this USR; none if none does.
  llvm::ArrayRef<FunctionId> overridersOf(llvm::StringRef Usr) const;
};

/// Moves the summaries into one program. The order of `Units` does not matter.
Program link(std::vector<TUSummary> Units, std::vector<FailedUnit> Failures);

} // namespace poolwise

#endif
