//===- Callers.h - What all callers hand over -------------------*- C++ -*-===//
//
// In:  a function and two of its parameters (or `this`, or a global). Out: are
//      they two objects in every call, of which none is a part of the other?
//
// Not handled: functions that others may call: virtual ones, operators, those
// whose address is taken, and any that another unit can see, unless it stands
// beside the main() of a program that was seen as a whole (elsewhere it may be
// of a library, which has users that nobody saw); pointers out of memory.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_CALLERS_H
#define POOLWISE_PROPAGATE_CALLERS_H

#include "Resolver.h"

namespace poolwise {

class Callers {
public:
  explicit Callers(const World &W);

  /// `A` and `B` are bare roots.
  bool areApart(FunctionId F, const Place &A, const Place &B);

private:
  struct Site {
    FunctionId In;
    CallId Id;
  };
  bool areKnown(FunctionId F) const;
  bool areApartAt(const Site &S, FunctionId F, const Place &A, const Place &B);
  bool areObjectsApart(FunctionId In, const Place &A, const Place &B);
  std::optional<Place> handedOver(const Site &S, FunctionId F, const Place &P);

  const World &W;
  std::vector<std::vector<Site>> Sites;
  std::vector<bool> IsOpen;  ///< its address is taken, a library may call it
  std::vector<bool> HasMain; ///< of each file
  std::map<std::tuple<FunctionId, Place, Place>, bool> Known;
  unsigned Depth = 0;
};

} // namespace poolwise

#endif
