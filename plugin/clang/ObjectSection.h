//===- ObjectSection.h - Bytes that travel in an object ---------*- C++ -*-===//
#ifndef POOLWISE_PLUGIN_CLANG_OBJECTSECTION_H
#define POOLWISE_PLUGIN_CLANG_OBJECTSECTION_H

#include "clang/Frontend/CompilerInstance.h"

namespace poolwise::plugin {

/// Does this run make an object, assembly or bitcode? Not with -fsyntax-only,
/// -E, or for a precompiled header.
bool makesObject(const clang::CompilerInstance &Compiler);

/// Puts the bytes into a section of what is being compiled. The section takes
/// no memory when the program runs, and linkers leave it out of the program.
void addSection(clang::CompilerInstance &Compiler, clang::ASTContext &Context,
                llvm::StringRef Section, llvm::StringRef Bytes);

} // namespace poolwise::plugin

#endif
