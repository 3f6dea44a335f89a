//===- Embedded.h - The texts of analyzer/recipes/ --------------*- C++ -*-===//
#ifndef POOLWISE_RECIPES_EMBEDDED_H
#define POOLWISE_RECIPES_EMBEDDED_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace poolwise {

/// One YAML text a target. Written by EmbedRecipes.cmake.
llvm::ArrayRef<llvm::StringLiteral> embeddedRecipes();

} // namespace poolwise

#endif
