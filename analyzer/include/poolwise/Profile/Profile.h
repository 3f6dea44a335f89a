//===- Profile.h - What functions took when the program ran -----*- C++ -*-===//
//
// Written by `poolwise profile`, read by --profile. One entry a function of the
// source, whatever number of instances, threads and processes ran it.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROFILE_PROFILE_H
#define POOLWISE_PROFILE_PROFILE_H

#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

namespace poolwise {

/// Times are totals of all outermost calls, callees included.
struct MeasuredFunction {
  std::string Name; ///< with parameters, as the linker has it, demangled
  std::string Mangled;
  std::string File; ///< absolute, or as the compiler was told
  uint32_t Line = 0;
  uint64_t Calls = 0;
  double WallUs = 0;
  double CpuUs = 0;
  /// Wall time inside calls that do I/O, sleep or wait for a process.
  double IoUs = 0;
  uint64_t IoCalls = 0;
  /// Wall time waiting for locks and threads.
  double LockUs = 0;
};

struct Profile {
  std::vector<std::string> Command;
  std::vector<MeasuredFunction> Functions; ///< by file, line, mangled name
};

/// From the files that the recorder left in `Folder` (profiler/).
llvm::Expected<Profile> readRecording(llvm::StringRef Folder);

llvm::Expected<Profile> readProfile(llvm::StringRef File);
void writeProfile(const Profile &P, llvm::raw_ostream &OS);

} // namespace poolwise

#endif
