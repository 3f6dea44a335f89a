//===- CommandLine.h - Compile commands made fit for parsing ----*- C++ -*-===//
#ifndef POOLWISE_EXTRACT_COMMANDLINE_H
#define POOLWISE_EXTRACT_COMMANDLINE_H

#include "poolwise/Extract/Extract.h"

namespace poolwise {

/// The command's arguments for a parse without output: written for GCC or
/// Clang, without what names outputs, dependency files, precompiled headers or
/// plugins.
std::vector<std::string> parseArguments(const CompileCommand &Command);

/// Without options for GCC's code generation that Clang does not know: nothing
/// of them matters to a parse.
std::vector<std::string> knownArguments(std::vector<std::string> Arguments);

/// Is it a file that a build of C++ may name as well, such as assembly?
bool isOtherLanguage(llvm::StringRef File);

/// Clang's own headers (stddef.h...); empty: not there.
std::string resourceFolder();

} // namespace poolwise

#endif
