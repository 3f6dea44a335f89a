//===- FunctionSummary.cpp ------------------------------------------------===//

#include "poolwise/Summary/FunctionSummary.h"

namespace poolwise {

bool FunctionSummary::isWithin(RegionId Inner, RegionId Outer) const {
  while (Inner != Outer) {
    if (Inner >= Regions.size())
      return false;
    RegionId Parent = Regions[Inner].Parent;
    // Parents stand before children; anything else is a damaged summary, which
    // must not become an endless loop.
    if (Parent >= Inner)
      return false;
    Inner = Parent;
  }
  return Outer < Regions.size();
}

} // namespace poolwise
