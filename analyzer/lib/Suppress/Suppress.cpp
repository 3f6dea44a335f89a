//===- Suppress.cpp - Comments and configuration --------------------------===//
//
// In:  findings. Out: those that the sources or the settings silence, marked,
//      and what was of no use. Baselines and changed lines belong to one run
//      and are applied by the command.
//
//===----------------------------------------------------------------------===//

#include "poolwise/Suppress/Suppress.h"
#include "poolwise/Config/GlobList.h"

using namespace llvm;

namespace poolwise {

void suppress(Recommendation &R, Silencer By, std::string Why) {
  if (R.Suppressed)
    return;
  R.Suppressed = true;
  R.By = By;
  R.SuppressedWhy = std::move(Why);
}

void applySuppressEntries(const Program &P, const Config &C,
                          std::vector<Recommendation> &All,
                          std::vector<UnusedSuppression> &Unused) {
  for (const SuppressEntry &Entry : C.Suppress) {
    bool IsUsed = false;
    for (Recommendation &R : All) {
      Location Where = candidateOf(P, R).Where;
      if (!globListContains(Entry.Checks, R.Check) || !Where.isValid() ||
          !(Entry.Paths.empty() ||
            anyGlobMatches(Entry.Paths, P.Files[Where.File].Path)))
        continue;
      IsUsed = true;
      suppress(R, Silencer::Configuration,
               Entry.Reason.empty()
                   ? "line " + std::to_string(Entry.Line) + " of " + C.File
                   : Entry.Reason);
    }
    if (!IsUsed && P.Failures.empty())
      Unused.push_back(
          {C.File, Entry.Line, Entry.Column, "this entry suppresses nothing"});
  }
}

std::vector<UnusedSuppression> suppress(const Program &P, const Config &C,
                                        ArrayRef<StringRef> Checks,
                                        std::vector<Recommendation> &All,
                                        const OpenFiles &Open) {
  std::vector<UnusedSuppression> Unused;
  applyNolint(P, C, Checks, All, Unused, Open);
  applySuppressEntries(P, C, All, Unused);
  llvm::sort(Unused);
  return Unused;
}

} // namespace poolwise
