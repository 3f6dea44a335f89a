//===- RulesCoverage.cpp - `poolwise rules coverage` ----------------------===//
//
// In:  a program. Out: the functions that it calls, that have no body in it and
//      no model, by how much hangs on them: first the task candidates that
//      would be judged otherwise, then the functions whose kind is open, then
//      calls.
//
//===----------------------------------------------------------------------===//

#include "OutputFile.h"
#include "Rules.h"
#include "poolwise/Report/LibraryCalls.h"
#include "poolwise/Report/SourceLines.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace poolwise::tool {

namespace {
/// What hangs on one function.
struct Weight {
  unsigned Candidates = 0, Functions = 0;
};
} // namespace

/// The work of a candidate: what would run as tasks.
static Behavior workOf(const Behaviors &B, FunctionId F, const Candidate &C) {
  if (C.AlgorithmCall != NoId)
    return B.ofCall(F, C.AlgorithmCall);
  return C.Region != NoId ? B.ofRegion(F, C.Region) : B.ofFunction(F);
}

static StringMap<Weight> weights(const Program &P, const Behaviors &B) {
  StringMap<Weight> All;
  auto count = [&](const Behavior &Does, unsigned Weight::*What) {
    StringSet<> Names;
    for (const CallUse &Call : Does.Unknown)
      if (Names.insert(Call.Callee).second)
        ++(All[Call.Callee].*What);
  };
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Function = P.Functions[F];
    if (Function.Where.isValid() && P.Files[Function.Where.File].IsSystem)
      continue;
    count(B.ofFunction(F), &Weight::Functions);
    for (const Candidate &C : Function.Candidates)
      count(workOf(B, F, C), &Weight::Candidates);
  }
  return All;
}

int coverage(const RunOptions &Options, const CommandLine &Line) {
  auto R = analyzed(Options, Line, Need::Behaviors);
  if (!R)
    return usageError(R.takeError());
  const Program &P = *(*R)->A.P;
  LibraryCalls Calls = libraryCalls(P, (*R)->Rules);
  StringMap<Weight> Hangs = weights(P, *(*R)->A.B);
  llvm::sort(Calls.Unknown, [&](const LibraryCall &A, const LibraryCall &B) {
    Weight OnA = Hangs.lookup(A.Name), OnB = Hangs.lookup(B.Name);
    return std::tie(OnB.Candidates, OnB.Functions, B.Sites, A.Name) <
           std::tie(OnA.Candidates, OnA.Functions, A.Sites, B.Name);
  });
  unsigned Known = 0, Unknown = 0;
  for (const LibraryCall &L : Calls.Known)
    Known += L.Sites;
  Error E = writeOutput("", [&](raw_ostream &OS) {
    if (!Calls.Unknown.empty())
      OS << formatv("{0,10}{1,10}{2,8}  {3}\n", "candidates", "functions",
                    "calls", "of a function without a model");
    for (const LibraryCall &L : Calls.Unknown) {
      Weight W = Hangs.lookup(L.Name);
      Unknown += L.Sites;
      OS << formatv("{0,10}{1,10}{2,8}  {3,-48} {4}:{5}\n", W.Candidates,
                    W.Functions, L.Sites, L.Name, shownPath(P, L.First),
                    L.First.Line);
    }
    OS << formatv("{0} of {1} external calls have a model; {2} functions have "
                  "none\n",
                  Known, Known + Unknown, Calls.Unknown.size());
  });
  if (E)
    return usageError(std::move(E));
  return (*R)->isIncomplete() ? Incomplete : NothingFound;
}

} // namespace poolwise::tool
