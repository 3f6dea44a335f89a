//===- CommandLine.h - Compile commands made fit for parsing ----*- C++ -*-===//
#ifndef POOLWISE_EXTRACT_COMMANDLINE_H
#define POOLWISE_EXTRACT_COMMANDLINE_H

#include "poolwise/Extract/Extract.h"

namespace poolwise {

/// The command's arguments for a parse without output: written for GCC or
/// Clang, without what names outputs, dependency files, precompiled headers or
/// plugins.
std::vector<std::string> parseArguments(const CompileCommand &Command);

/// Clang's own headers (stddef.h...); empty: not there.
std::string resourceFolder();

} // namespace poolwise

#endif
