//===- Fix.cpp - Changing files: `poolwise check --fix` -------------------===//

#include "Fix.h"
#include "poolwise/Report/SourceLines.h"
#include "poolwise/Verify/Verify.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace poolwise::tool {

FixOptions::FixOptions(cl::SubCommand &Sub, cl::OptionCategory &Cat)
    : Fix("fix", cl::sub(Sub), cl::cat(Cat),
          cl::desc("Apply the fixes that are proven safe")),
      Verify("verify", cl::value_desc("COMMAND"), cl::sub(Sub), cl::cat(Cat),
             cl::desc("With --fix: build and test; take back what breaks it")),
      VerifyTsan("verify-tsan", cl::value_desc("COMMAND"), cl::sub(Sub),
                 cl::cat(Cat),
                 cl::desc("With --verify: the same under ThreadSanitizer")),
      VerifyTime("verify-time", cl::value_desc("COMMAND"), cl::sub(Sub),
                 cl::cat(Cat),
                 cl::desc("With --verify: take back what makes it no faster")),
      VerifyTimeout("verify-timeout", cl::value_desc("SECONDS"), cl::init(0),
                    cl::sub(Sub), cl::cat(Cat),
                    cl::desc("A command that runs longer has failed")),
      Commits("commits", cl::sub(Sub), cl::cat(Cat),
              cl::desc("With --fix: one commit of git for each fix")) {}

Error validateFix(const FixOptions &Options) {
  auto needs = [](StringRef Option, StringRef Other) {
    return createStringError(inconvertibleErrorCode(),
                             "--" + Option + " needs --" + Other);
  };
  if (!Options.Verify.empty() && !Options.Fix)
    return needs("verify", "fix");
  if (Options.Commits && !Options.Fix)
    return needs("commits", "fix");
  if (Options.Verify.empty()) {
    if (!Options.VerifyTsan.empty())
      return needs("verify-tsan", "verify");
    if (!Options.VerifyTime.empty())
      return needs("verify-time", "verify");
    if (Options.VerifyTimeout)
      return needs("verify-timeout", "verify");
  }
  return Error::success();
}

Error restoreFirst(const FixOptions &Options) {
  if (!hasJournal())
    return Error::success();
  if (!Options.Fix) {
    errs() << "poolwise: warning: a run with --verify was cut off here, or "
              "still goes on; the sources may hold some of its fixes. The next "
              "run with --fix puts them back\n";
    return Error::success();
  }
  auto Restored = restoreFromJournal();
  if (!Restored)
    return Restored.takeError();
  for (const std::string &File : *Restored)
    errs() << "poolwise: a run that was cut off had changed " << shownPath(File)
           << "; it is as before that run now\n";
  return Error::success();
}

/// "main.cpp:71: sequential-io-loop"
static std::string nameOf(const Program &P, const Recommendation &R) {
  Location Where = candidateOf(P, R).Where;
  return shownPath(P, Where) + ":" + std::to_string(Where.Line) + ": " +
         R.Check;
}

static void tellOutcomes(const Program &P, const WorkingTree &Tree,
                         const std::vector<FixOutcome> &Outcomes) {
  for (unsigned I = 0; I < Outcomes.size(); ++I)
    if (Outcomes[I].Kept)
      errs() << "poolwise: kept " << nameOf(P, *Tree.fixes()[I]) << '\n';
    else
      errs() << "poolwise: taken back " << nameOf(P, *Tree.fixes()[I]) << ": "
             << Outcomes[I].Why << '\n';
}

void tellLinking(const std::vector<Recommendation> &Shown) {
  std::set<std::string> Notes;
  for (const Recommendation &R : Shown)
    if (R.F && R.F->A == Applicability::Safe && !R.F->LinkNote.empty())
      Notes.insert(R.F->LinkNote);
  for (const std::string &Note : Notes)
    errs() << "poolwise: note: link " << Note << '\n';
}

Expected<bool> fix(const FixOptions &Options, const Run &R,
                   const std::vector<Recommendation> &Shown, bool Quiet) {
  const Program &P = *R.A.P;

  WorkingTree Tree(P, Shown);
  for (const std::string &Refusal : Tree.refused())
    errs() << "poolwise: not fixed: " << Refusal << '\n';
  FixSet Wanted = Tree.all();
  if (Options.Commits)
    if (Error E = checkCommittable(Tree.filesOf(Wanted)))
      return std::move(E);

  std::vector<FixOutcome> Outcomes(Wanted.size());
  if (!Options.Verify.empty() && !Wanted.empty()) {
    VerifyCommands Commands{Options.Verify, Options.VerifyTsan,
                            Options.VerifyTime, Options.VerifyTimeout};
    auto Found = verifyFixes(Tree, Commands, [&](const Twine &Told) {
      if (!Quiet)
        errs() << "poolwise: verify: " << Told << '\n';
    });
    if (!Found)
      return Found.takeError();
    Outcomes = std::move(*Found);
    erase_if(Wanted, [&](unsigned Fix) { return !Outcomes[Fix].Kept; });
    tellOutcomes(P, Tree, Outcomes);
  }

  if (Options.Commits) {
    if (Error E = Tree.hold({}))
      return std::move(E);
    if (Error E = commitEach(Tree, P, Wanted, Outcomes))
      return std::move(E);
  } else if (Error E = Tree.hold(Wanted)) {
    return std::move(E);
  }
  if (!Quiet) {
    for (const std::string &File : Tree.filesOf(Wanted))
      errs() << "poolwise: fixed " << shownPath(File) << '\n';
    std::vector<Recommendation> Applied;
    for (unsigned Fix : Wanted)
      Applied.push_back(*Tree.fixes()[Fix]);
    tellLinking(Applied);
  }
  return Tree.refused().empty() && Wanted == Tree.all();
}

} // namespace poolwise::tool
