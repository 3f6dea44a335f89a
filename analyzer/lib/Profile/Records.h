//===- Records.h - The recorder's files, as they are ------------*- C++ -*-===//
#ifndef POOLWISE_PROFILE_RECORDS_H
#define POOLWISE_PROFILE_RECORDS_H

#include "poolwise/Profile/Profile.h"
#include <map>

namespace poolwise {

/// Where code lies: in a file of the disk, at an address as the file has it.
struct CodeAddress {
  std::string Module;
  uint64_t Address = 0;
  auto operator<=>(const CodeAddress &) const = default;
};

/// Names and places are still missing.
using Records = std::map<CodeAddress, MeasuredFunction>;

llvm::Expected<Records> sumOfRecords(llvm::StringRef Folder);

void addTimes(MeasuredFunction &To, const MeasuredFunction &From);

} // namespace poolwise

#endif
