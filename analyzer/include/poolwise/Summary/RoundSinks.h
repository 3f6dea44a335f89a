//===- RoundSinks.h - Objects that the rounds of a loop add to --*- C++ -*-===//
//
// In:  the facts of a loop's body. Out: the objects from outside that it
//      updates or appends to by name, each with the first place that does.
//
// Safety says of which of them each round may have one of its own: a pattern of
// the form Total without a Sink has a bit for each of these in its Count.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUMMARY_ROUNDSINKS_H
#define POOLWISE_SUMMARY_ROUNDSINKS_H

#include "poolwise/Summary/FunctionSummary.h"
#include "llvm/ADT/StringRef.h"

namespace poolwise {

struct RoundSink {
  bool IsCall = false; ///< Calls[Id] appends; else Updates[Id] updates
  uint32_t Id = NoId;
  Place Named;
};

/// No more than there are bits.
std::vector<RoundSink> roundSinks(const FunctionSummary &F, RegionId Loop);
std::vector<RoundSink> roundSinks(const FunctionSummary &F, RegionId Loop,
                                  uint32_t Bits);

//--- Updates of elements: ++t[i]
//---------------------------------------------//

/// The target of such an update is an element of what the source names: its
/// place ends in an index that is not known, and has this name.
inline constexpr const char *UpdatedElement = "(updated)";
bool isOfElement(const Update &U);
/// What the source names: `t`, also of `t[i]`.
Place namedBy(const Update &U);
/// The call that yields the element: `operator[]`; NoId of an array.
CallId elementCall(const FunctionSummary &F, const Update &U);

//--- Texts
//-------------------------------------------------------------------//

/// Of characters: "std::basic_string<char, ...>".
bool isTextType(llvm::StringRef Type);
/// `text.append(piece)`, `text.push_back('c')`
bool appendsToText(const Call &C);

} // namespace poolwise

#endif
