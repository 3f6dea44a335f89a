//===- WorkingTree.h - The sources with some of the fixes in ----*- C++ -*-===//
//
// In:  recommendations with fixes. Out: files on disk that hold exactly the
//      fixes asked for, as often as asked, and at last the ones of before.
// What a fix changes, in however many files, is there as a whole or not at all.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_WORKINGTREE_H
#define POOLWISE_REWRITE_WORKINGTREE_H

#include "poolwise/Judge/Recommendation.h"
#include "poolwise/Rewrite/WriteFiles.h"
#include <map>
#include <set>

namespace poolwise {

/// Numbers of fixes, as in WorkingTree::fixes().
using FixSet = std::set<unsigned>;

class WorkingTree {
public:
  /// Takes the safe, not suppressed fixes; those whose files can't be written
  /// are left out and told in `refused()`.
  WorkingTree(const Program &P, const std::vector<Recommendation> &All);

  /// One recommendation for each fix (instances of a template share one), by
  /// file and line.
  const std::vector<const Recommendation *> &fixes() const { return Fixes; }
  FixSet all() const;
  /// "file: reason"
  const std::vector<std::string> &refused() const { return Refused; }

  /// The files that these fixes change, in the order of their paths.
  std::vector<std::string> filesOf(const FixSet &Wanted) const;
  /// Every file that some fix changes, as it was found.
  const std::map<std::string, std::string> &before() const { return Before; }
  /// What hold() would change.
  llvm::Expected<std::vector<FileChange>> changes(const FixSet &Wanted) const;
  /// Makes the files hold these fixes and no others; writes what differs.
  llvm::Error hold(const FixSet &Wanted);
  const FixSet &held() const { return Held; }

private:
  const Program &P;
  std::vector<const Recommendation *> Fixes;
  std::vector<std::string> Refused;
  std::map<std::string, std::string> Before, Now; ///< by path
  FixSet Held;
};

} // namespace poolwise

#endif
