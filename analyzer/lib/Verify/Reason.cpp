//===- Reason.cpp - The line that says why a command failed -----*- C++ -*-===//

#include "Reason.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace poolwise::verify {

/// As compilers, linkers, test drivers and sanitizers begin what they complain
/// of; those that say more stand first.
static constexpr StringLiteral Signs[] = {
    "SUMMARY: ThreadSanitizer",
    "error:",
    "undefined reference",
    "Assertion",
    "[ FAILED",
    "terminate called",
    "***Failed",
    "FAIL",
    "Error",
};
static constexpr size_t LongestReason = 200;

bool hasRace(StringRef Output) {
  return Output.contains("WARNING: ThreadSanitizer");
}

std::string reasonIn(StringRef Output) {
  StringRef Found, Last;
  for (StringRef Sign : Signs) {
    for (StringRef Line : split(Output, '\n')) {
      Line = Line.trim();
      if (!Line.empty())
        Last = Line;
      if (Found.empty() && Line.contains(Sign))
        Found = Line;
    }
    if (!Found.empty())
      break;
  }
  if (Found.empty())
    Found = Last;
  return Found.empty() ? "it printed nothing"
                       : Found.take_front(LongestReason).str();
}

} // namespace poolwise::verify
