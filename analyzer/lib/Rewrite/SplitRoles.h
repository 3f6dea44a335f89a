//===- SplitRoles.h - What becomes of the statements that run ahead -------===//
//
// In:  a loop site whose rounds are split in two. Out: for each statement that
//      runs ahead whether it moves, hands its value over, or stands in both;
//      and the call that is computed ahead, if there is one.
// Not handled: values that refer to others.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_SPLITROLES_H
#define POOLWISE_REWRITE_SPLITROLES_H

#include "Site.h"

namespace poolwise::rewrite {

/// What becomes of a statement that runs ahead.
enum class Role : uint8_t {
  Moved,   ///< stands only ahead
  Carried, ///< the value that it declares is handed over
  Kept,    ///< stands in both
};

struct Ahead {
  std::vector<Role> Roles;
  std::vector<uint32_t> Carried;
  /// The call that is computed ahead, of a statement in order.
  llvm::StringRef Call;
  std::string Name; ///< "results"
  /// What the rest of a round takes: "results.next()", or "*result".
  std::string Next;

  /// The rest of a round takes only whether it goes on.
  bool isTestOnly() const { return Carried.empty() && Call.empty(); }
};

/// An error says which value can't be handed over.
llvm::Expected<Ahead> rolesOf(const Site &S);

} // namespace poolwise::rewrite

#endif
