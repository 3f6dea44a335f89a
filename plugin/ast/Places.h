//===- Places.h - Places of a program in a Clang source manager -*- C++ -*-===//
//
// In:  locations and edits of the analysis. Out: Clang's source locations and
//      fix-it hints, for the adapters that report through Clang.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PLUGIN_AST_PLACES_H
#define POOLWISE_PLUGIN_AST_PLACES_H

#include "poolwise/Judge/Recommendation.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"

namespace poolwise::plugin {

class Places {
public:
  Places(clang::SourceManager &SM, const Program &P) : SM(SM), P(P) {}

  /// A file that the unit did not read is opened. Invalid if that fails.
  clang::SourceLocation at(FileId File, uint32_t Offset);
  clang::SourceLocation at(Location Where) {
    return at(Where.File, Where.Offset);
  }
  clang::FixItHint hint(const Edit &E);

private:
  clang::SourceManager &SM;
  const Program &P;
};

} // namespace poolwise::plugin

#endif
