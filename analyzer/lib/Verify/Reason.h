//===- Reason.h - The line that says why a command failed -------*- C++ -*-===//
#ifndef POOLWISE_VERIFY_REASON_H
#define POOLWISE_VERIFY_REASON_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace poolwise::verify {

/// Did ThreadSanitizer report something?
bool hasRace(llvm::StringRef Output);
/// The first line that looks like an error, else the last line.
std::string reasonIn(llvm::StringRef Output);

} // namespace poolwise::verify

#endif
