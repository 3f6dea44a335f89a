//===- TidyCommandLine.h - Called as clang-tidy is --------------*- C++ -*-===//
#ifndef POOLWISE_TOOL_TIDYCOMMANDLINE_H
#define POOLWISE_TOOL_TIDYCOMMANDLINE_H

#include "Command.h"

namespace poolwise::tool {

/// Is this, without a subcommand, how CMake and others call clang-tidy?
bool isTidyCommandLine(llvm::ArrayRef<llvm::StringRef> Arguments);

/// Runs `poolwise check` as it was meant. `Arguments` are all behind the
/// program's name.
int runAsTidy(llvm::StringRef Executable,
              llvm::ArrayRef<llvm::StringRef> Arguments);

} // namespace poolwise::tool

#endif
