//===- Usrs.h - Renaming functions in a summary -----------------*- C++ -*-===//
#ifndef POOLWISE_LINK_USRS_H
#define POOLWISE_LINK_USRS_H

#include "poolwise/Summary/FunctionSummary.h"
#include <map>

namespace poolwise {

using UsrRenaming = std::map<std::string, std::string>;

/// Replaces the USRs of functions wherever `F` speaks of them, its own
/// included.
void renameUsrs(FunctionSummary &F, const UsrRenaming &Renamed);

} // namespace poolwise

#endif
