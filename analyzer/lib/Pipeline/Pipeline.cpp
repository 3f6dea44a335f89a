//===- Pipeline.cpp - The stages, in order --------------------------------===//
//
// A table of contents: each line is a stage, and each stage is a folder.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Pipeline.h"
#include "SharedSites.h"
#include "poolwise/Rewrite/Rewrite.h"
#include "poolwise/Suppress/Exclude.h"
#include "poolwise/Suppress/Suppress.h"
#include <chrono>

using namespace llvm;

namespace poolwise {

Analysis
analyze(const std::vector<CompileCommand> &Commands, const RuleSet &Rules,
        const Config &C, unsigned Jobs,
        const std::function<void(unsigned, const std::string &)> &Progress) {
  Analysis A;
  auto timed = [&A](StringRef Stage, auto Run) {
    auto Start = std::chrono::steady_clock::now();
    auto Result = Run();
    std::chrono::duration<double> Time =
        std::chrono::steady_clock::now() - Start;
    A.Times.push_back({Stage, Time.count()});
    return Result;
  };

  ExtractResult Extracted =
      timed("extract", [&] { return extractAll(Commands, Jobs, Progress); });

  A.P = timed("link", [&] {
    return std::make_unique<Program>(
        link(std::move(Extracted.Units), std::move(Extracted.Failures)));
  });

  A.B = timed("propagate", [&] {
    return std::make_unique<Behaviors>(Behaviors::propagate(*A.P, Rules));
  });

  A.Findings = timed("recommend", [&] { return recommend(*A.B, C); });

  A.Findings = timed("suppress", [&] {
    std::vector<Recommendation> Kept =
        uniteSharedSites(*A.B, std::move(A.Findings));
    dropExcluded(*A.P, C, Kept);
    applyNolint(*A.P, Kept);
    return Kept;
  });

  A.Findings = timed("rewrite", [&] {
    std::vector<Recommendation> Planned = std::move(A.Findings);
    planFixes(*A.P, Planned);
    return Planned;
  });
  return A;
}

} // namespace poolwise
