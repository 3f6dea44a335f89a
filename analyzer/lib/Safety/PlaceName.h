//===- PlaceName.h - Places as they stand in the source ---------*- C++ -*-===//
//
// In:  a resolved place. Out: what a reader would call it: "Total", "out[...]",
//      "this->Cache", "*p".
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_PLACENAME_H
#define POOLWISE_SAFETY_PLACENAME_H

#include "poolwise/Summary/FunctionSummary.h"
#include "llvm/ADT/StringRef.h"

namespace poolwise {

std::string nameOf(const FunctionSummary &F, const Place &P);

/// The qualified name inside a USR: "c:@N@std@cout" -> "std::cout".
std::string nameOfGlobal(llvm::StringRef Usr);

} // namespace poolwise

#endif
