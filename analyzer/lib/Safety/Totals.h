//===- Totals.h - Is the total of totals the total of all? ------*- C++ -*-===//
//
// In:  all updates of one object in a loop's body. Out: whether rounds may each
//      begin with nothing, and what they come to be put together in order.
//
// Signed sums may overflow in one order and not in the other, floating-point
// ones round; but not if a round adds one value, or none. Sums of int are added
// up in a wider type.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_TOTALS_H
#define POOLWISE_SAFETY_TOTALS_H

#include "Trial.h"

namespace poolwise {

bool mayBeTotal(const Trial &T, llvm::ArrayRef<const Update *> All);

/// The same for counts in the elements of a table, which has the type `Table`:
/// rounds have tables of their own.
bool mayBeTable(llvm::StringRef Table, llvm::ArrayRef<const Update *> All);

} // namespace poolwise

#endif
