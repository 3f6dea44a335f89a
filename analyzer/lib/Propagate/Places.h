//===- Places.h - Building places and sets of them --------------*- C++ -*-===//
//
// A set of places is what a pointer may lead to. It is never large: beyond a
// few alternatives nothing is known.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_PLACES_H
#define POOLWISE_PROPAGATE_PLACES_H

#include "poolwise/Summary/FunctionSummary.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace poolwise {

using Places = std::vector<Place>;
using Steps = llvm::ArrayRef<Step>;

inline constexpr size_t MaxAlternatives = 8;
/// Deeper paths are cut; what they lead to is then "somewhere behind".
inline constexpr size_t MaxSteps = 6;

Place variablePlace(VariableId Id);
Place freshPlace(CallId Maker);

/// Adds `P`; beyond MaxAlternatives the set becomes {Unknown}.
void unite(Places &Into, Place P);
void unite(Places &Into, Places All);

/// `P` with one more step. Address and Deref cancel; nothing is added behind
/// Unknown and Constant; a path that grows too long is cut.
Place extended(Place P, const Step &S);
void extend(Place &P, const Step &S);

/// Cuts the path to `Length` steps. A place that was behind a pointer stays
/// behind one, so that it never passes for a part of its root.
Place shortened(Place P, size_t Length);

/// Does the path lead out of the root's own storage?
bool leadsOut(Steps Path);
/// The value of a pointer, not an object: ends in Address.
bool isAddress(const Place &P);
/// Whole objects (all but what is computed, constant or an address).
bool isMemory(const Place &P);

/// A number, or nothing that is known: every function calls it the same.
bool hasConstantIndex(const Step &S);
/// What a closure captured: Frame.h.
bool isClosureField(const Step &S);

/// Is `Prefix` a prefix of `Path`, elements taken as one?
bool leadsInto(Steps Prefix, Steps Path);

/// "Stats.Count", "this->Total", for messages.
std::string describe(const FunctionSummary &F, const Place &P);

} // namespace poolwise

#endif
