//===- Pipeline.cpp - The stages, in order --------------------------------===//
//
// A table of contents: each line is a stage, and each stage is a folder.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Pipeline.h"
#include "poolwise/Report/Pages.h"
#include "poolwise/Rewrite/Rewrite.h"
#include <chrono>

using namespace llvm;

namespace poolwise {

Analysis analyze(Gathered From, const RuleSet &Rules, const Config &C,
                 const OpenFiles &Open) {
  Analysis A;
  A.Units = From.Total;
  A.Times.push_back({"extract", From.Seconds});
  auto timed = [&A](StringRef Stage, auto Run) {
    auto Start = std::chrono::steady_clock::now();
    Run();
    std::chrono::duration<double> Time =
        std::chrono::steady_clock::now() - Start;
    A.Times.push_back({Stage, Time.count()});
  };

  timed("link", [&] {
    A.P = std::make_unique<Program>(
        link(std::move(From.Units), std::move(From.Failures)));
  });

  timed("propagate", [&] {
    A.B = std::make_unique<Behaviors>(Behaviors::propagate(*A.P, Rules));
  });

  timed("recommend", [&] { A.Findings = recommend(*A.B, C); });

  timed("suppress",
        [&] { A.Unused = suppress(*A.P, C, checkNames(), A.Findings, Open); });

  timed("rewrite", [&] { planFixes(*A.P, A.Findings, C.RewriteTarget, Open); });

  return A;
}

} // namespace poolwise
