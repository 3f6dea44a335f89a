//===- OwnPart.h - What a round has for itself ------------------*- C++ -*-===//
//
// In:  an object that the rounds of a loop add to: a number, a text, a vector,
//      or a table of counts. Out: the declaration that gives each round one of
//      its own, with nothing in it, and how they are put together.
//
// It has the same name, so that the body stays as it is. Only a member or a
// global would be hidden by it, of which compilers warn: there the body gets
// another name.
//
// Not handled: objects that the loop names by more than one word.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_OWNPART_H
#define POOLWISE_REWRITE_OWNPART_H

#include "LoopText.h"

namespace poolwise::rewrite {

struct OwnPart {
  std::string Name;          ///< "lines"
  std::string Own;           ///< the round's: the same, or another
  std::vector<Edit> Renamed; ///< the body's, if it is another
  std::string Declaration;   ///< "std::size_t lines = 0;"
  std::string Type;          ///< canonical
  std::string OwnType;       ///< of the round's, as text; empty: has no name
  std::string Fold;          ///< numbers and texts: "std::plus<>()"
  std::string Join;          ///< "$name += $own;"
  std::set<std::string> FoldHeaders, Headers;
  bool IsTable = false;
  bool IsNumber = false; ///< nothing is gained by moving it
};

/// Of all updates that name what Updates[Id] updates.
llvm::Expected<OwnPart> ownTotal(const Site &S, uint32_t Id);
/// Of all that is appended to the vector or text that the call appends to.
llvm::Expected<OwnPart> ownVector(const Site &S, CallId Id);
/// Of the table whose elements Updates[Id] and others count in.
llvm::Expected<OwnPart> ownTable(const Site &S, uint32_t Id);

} // namespace poolwise::rewrite

#endif
