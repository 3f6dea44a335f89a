//===- CostTree.cpp - What a cost is made of ------------------------------===//
//
//   a.cpp:12 fetchPage, 8 times: 1.2 ms waiting, 20 us computing (estimate)
//     net.cpp:7 recv, 8 times: 800 us waiting, ... (rule posix/sockets/recv)
//     its own code: 0 us waiting, 12 us computing
//
// What is below a fiftieth of the whole is left out. Not handled: which calls
// among functions that call each other take how much; they are named once.
//
//===----------------------------------------------------------------------===//

#include "CostTree.h"
#include "poolwise/Report/SourceLines.h"
#include "poolwise/Report/Words.h"
#include "llvm/Support/FormatVariadic.h"
#include <set>

using namespace llvm;

namespace poolwise::tool {

namespace {
double totalNs(const Cost &C) { return C.CpuNs + C.WaitNs; }

Cost scaled(Cost C, double Factor) {
  C.CpuNs *= Factor;
  C.WaitNs *= Factor;
  return C;
}

class CostTree {
public:
  CostTree(const Behaviors &B, double WholeNs,
           function_ref<void(unsigned, std::string)> Line)
      : B(B), Least(WholeNs / 50), Line(Line) {}

  /// `Runs`: how often it does.
  void level(FunctionId F, const Behavior &Does, double Runs, unsigned Depth);

private:
  static constexpr unsigned MaxLevels = 6;

  struct Source {
    FunctionId Callee = NoId;
    std::string Text;
  };
  Source sourceOf(FunctionId F, const Behavior::Part &Part) const;

  const Behaviors &B;
  double Least;
  function_ref<void(unsigned, std::string)> Line;
  std::set<FunctionId> Above; ///< recursion is not unrolled
};
} // namespace

CostTree::Source CostTree::sourceOf(FunctionId F,
                                    const Behavior::Part &Part) const {
  const FunctionSummary &S = B.program().Functions[F];
  for (CallId C = 0; C < S.Calls.size(); ++C) {
    for (FunctionId Callee : B.calledBy(F, C))
      if (B.program().Functions[Callee].Name == Part.Name)
        return {Callee,
                B.ofFunction(Callee).Estimated ? " (measured)" : " (estimate)"};
    if (S.Calls[C].Name == Part.Name)
      if (const Model *M = B.modelOf(F, C))
        return {NoId, " (rule " + M->Id + ")"};
  }
  return {};
}

void CostTree::level(FunctionId F, const Behavior &Does, double Runs,
                     unsigned Depth) {
  Cost Rest = Does.Time;
  for (const Behavior::Part &Part : Does.Parts) {
    Rest.CpuNs -= Part.Time.CpuNs;
    Rest.WaitNs -= Part.Time.WaitNs;
    Cost All = scaled(Part.Time, Runs);
    if (totalNs(All) < Least || totalNs(All) <= 0)
      continue;
    Source From = sourceOf(F, Part);
    double Times = Part.Times * Runs;
    std::string Often =
        Times == 1
            ? ""
            : formatv(Times < 10 ? ", {0:f2} times" : ", {0:f0} times", Times)
                  .str();
    Line(Depth, shownPath(B.program(), Part.Where) + ":" +
                    std::to_string(Part.Where.Line) + " " + Part.Name + Often +
                    ": " + costText(All) + From.Text);
    if (From.Callee == NoId || Depth >= MaxLevels ||
        !Above.insert(From.Callee).second)
      continue;
    const Behavior &Callee = B.ofFunction(From.Callee);
    if (double Each = totalNs(Callee.Time); Each > 0)
      level(From.Callee, Callee, totalNs(All) / Each, Depth + 1);
    Above.erase(From.Callee);
  }
  Cost Own = scaled(Rest, Runs);
  Own.WaitNs = std::max(0.0, Own.WaitNs);
  Own.CpuNs = std::max(0.0, Own.CpuNs);
  Own.Partial = Own.Guessed = false;
  if (totalNs(Own) >= Least && !Does.Parts.empty())
    Line(Depth, "its own code: " + costText(Own));
}

std::string costText(const Cost &C) {
  std::string Text = durationText(C.WaitNs / 1000) + " waiting, " +
                     durationText(C.CpuNs / 1000) + " computing";
  if (C.Partial)
    Text += ", at least: callees are unknown";
  if (C.Guessed)
    Text += " (rounds of a loop were guessed)";
  return Text;
}

void printCostTree(const Behaviors &B, FunctionId F, const Behavior &Whole,
                   function_ref<void(unsigned, std::string)> Line) {
  if (double Total = totalNs(Whole.Time); Total > 0)
    CostTree(B, Total, Line).level(F, Whole, 1, 0);
}

} // namespace poolwise::tool
