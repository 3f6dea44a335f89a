//===- DumpText.h - What each stage produced, for people --------*- C++ -*-===//
//
// One line a thing, in the order of the data, so that a test can check for it
// and two runs can be compared.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TOOL_DUMPTEXT_H
#define POOLWISE_TOOL_DUMPTEXT_H

#include "poolwise/Pipeline.h"
#include "llvm/Support/raw_ostream.h"

namespace poolwise::tool {

/// "pages[i + 1].title", "*p", "result of call 3".
std::string placeText(const FunctionSummary &F, const Place &P);
std::string valueText(const FunctionSummary &F, const Value &V);

void dumpFunction(const FunctionSummary &F,
                  const std::vector<SourceFile> &Files, llvm::raw_ostream &OS);
void dumpBehavior(const Program &P, const FunctionSummary &F, const Behavior &B,
                  llvm::raw_ostream &OS);
void dumpCandidate(const Program &P, const FunctionSummary &F,
                   const Candidate &C, llvm::raw_ostream &OS);
void dumpVerdict(const Program &P, const FunctionSummary &F, const Candidate &C,
                 const SafetyResult &S, llvm::raw_ostream &OS);

} // namespace poolwise::tool

#endif
