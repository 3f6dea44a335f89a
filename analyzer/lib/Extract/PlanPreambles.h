//===- PlanPreambles.h - Which preambles are worth making -------*- C++ -*-===//
//
// In:  the commands of a run. Out: sets of system headers, each of which enough
//      units with the same flags include whole, and which unit uses which.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_PLANPREAMBLES_H
#define POOLWISE_EXTRACT_PLANPREAMBLES_H

#include "Preamble.h"
#include <map>
#include <set>

namespace poolwise {

class PreamblePlan {
public:
  /// `Folder` holds preambles of earlier runs and gets new ones. Looks for what
  /// is there already.
  PreamblePlan(const std::vector<CompileCommand> &Commands,
               llvm::StringRef Folder);

  struct Wanted {
    CompileCommand Command; ///< of a unit with these flags
    uint64_t Flags = 0;
    std::vector<std::string> Headers;
    std::string File;
  };
  const std::vector<Wanted> &wanted() const { return ToMake; }
  void made(Preamble P);

  /// The best preamble for the I-th command; null: none.
  const Preamble *forUnit(size_t I) const;

private:
  using Headers = std::set<std::string>;
  struct Unit {
    uint64_t Flags = 0; ///< 0: no preamble can be used
    Headers System;
    std::set<std::string> Macros; ///< of the command line, not in the preamble
    std::vector<std::string> Folders; ///< of the program's own headers
    double Served = 0;                ///< weight of the preamble it has so far
  };
  void loadKnown(llvm::StringRef Folder);
  void planGroup(const std::vector<size_t> &Group, llvm::StringRef Folder,
                 const std::vector<CompileCommand> &Commands);
  bool fits(const Unit &U, const Preamble &P) const;
  /// Has the folder a header that the preamble's headers look for?
  bool shadows(const std::string &Folder, const Preamble &P) const;

  std::vector<Unit> Units;
  std::vector<Wanted> ToMake;
  std::vector<Preamble> Known;
  mutable std::map<std::pair<std::string, std::string>, bool> Shadows;
};

} // namespace poolwise

#endif
