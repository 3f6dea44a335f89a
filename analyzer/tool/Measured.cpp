//===- Measured.cpp - Where estimate and measurement differ ---------------===//

#include "Measured.h"
#include "poolwise/Report/SourceLines.h"
#include "poolwise/Report/Words.h"

using namespace llvm;

namespace poolwise::tool {

/// More are only counted.
static constexpr size_t MostTold = 10;
/// Below, neither figure matters to anybody.
static constexpr double LeastNs = 1000;

static double totalNs(const Cost &C) { return C.CpuNs + C.WaitNs; }

bool disagree(const Behavior &B) {
  if (!B.Estimated)
    return false;
  double Said = totalNs(*B.Estimated), Took = totalNs(B.Time);
  return std::max(Said, Took) >= LeastNs &&
         std::max(Said, Took) > 10 * std::min(Said, Took);
}

void tellDisagreements(const Analysis &A, raw_ostream &OS) {
  const Program &P = *A.P;
  std::vector<FunctionId> Measured, Off;
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    if (A.B->ofFunction(F).Estimated)
      Measured.push_back(F);
    if (disagree(A.B->ofFunction(F)))
      Off.push_back(F);
  }
  auto took = [&](FunctionId F) { return totalNs(A.B->ofFunction(F).Time); };
  llvm::sort(Off, [&](FunctionId L, FunctionId R) {
    return std::pair(-took(L), L) < std::pair(-took(R), R);
  });
  OS << "poolwise: note: functions measured: " << Measured.size()
     << "; of them estimated more than ten times too high or too low: "
     << Off.size() << '\n';
  for (FunctionId F : ArrayRef(Off).take_front(MostTold)) {
    const FunctionSummary &S = P.Functions[F];
    const Behavior &B = A.B->ofFunction(F);
    OS << "poolwise: note: " << shownPath(P, S.Where) << ':' << S.Where.Line
       << ": " << S.Name << ": estimated "
       << durationText(totalNs(*B.Estimated) / 1000) << ", measured "
       << durationText(totalNs(B.Time) / 1000) << '\n';
  }
}

} // namespace poolwise::tool
