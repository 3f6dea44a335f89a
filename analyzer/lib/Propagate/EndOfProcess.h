//===- EndOfProcess.h - From where there is no way back ---------*- C++ -*-===//
//
// In:  a program. Out: which functions only ever end the process, such as one
//      that prints its arguments and exits; and in each function, the regions
//      that lead there and nowhere else.
//
// A function that throws may come back to whoever catches. Not handled: virtual
// calls; functions without a body, other than the standard's.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_ENDOFPROCESS_H
#define POOLWISE_PROPAGATE_ENDOFPROCESS_H

#include "poolwise/Program/Program.h"

namespace poolwise {

class EndOfProcess {
public:
  explicit EndOfProcess(const Program &P);

  /// Does what stands in `R`, seen from its ancestor `Root`, lead to the end?
  bool follows(FunctionId F, RegionId R, RegionId Root) const;

private:
  const Program &P;
  /// The regions whose own calls end the process; sorted.
  std::vector<std::vector<RegionId>> Ending;
};

} // namespace poolwise

#endif
