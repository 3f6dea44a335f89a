//===- VerifyFixes.cpp - Fixes that a command is content with ---*- C++ -*-===//
//
//   the command must succeed without any fix -> take fixes by halves while it
//   succeeds -> leave out those that do not pay -> the command once more.
//
//===----------------------------------------------------------------------===//

#include "Journal.h"
#include "Reason.h"
#include "Shell.h"
#include "poolwise/Verify/Verify.h"
#include "llvm/Support/FormatVariadic.h"
#include <cstdlib>

using namespace llvm;

namespace poolwise {

using namespace verify;

/// A timed command is run so many times.
static constexpr unsigned TimedRuns = 5;

static Error error(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

namespace {
struct Measured {
  double Fastest = 0, Slowest = 0;

  /// By more than the runs differ among each other.
  bool isFasterThan(const Measured &Other, double Factor) const {
    return Slowest < Other.Fastest && Fastest * Factor <= Other.Fastest;
  }
};

class Verification {
public:
  Verification(WorkingTree &Tree, const VerifyCommands &Commands, Shell &Sh,
               Journal &J, function_ref<void(const Twine &)> Tell)
      : Tree(Tree), Commands(Commands), Sh(Sh), J(J), Tell(Tell),
        Outcomes(Tree.fixes().size()) {}

  Error run();
  std::vector<FixOutcome> takeOutcomes() { return std::move(Outcomes); }

private:
  Error hold(const FixSet &Wanted);
  Expected<bool> succeeds(const std::string &Command, bool LooksForRaces);
  Expected<bool> passes();
  Expected<Measured> measure();
  Error checkBaseline();
  Error chooseThoseThatPass();
  Error dropThoseThatDoNotPay();
  Error checkResult();

  WorkingTree &Tree;
  const VerifyCommands &Commands;
  Shell &Sh;
  Journal &J;
  function_ref<void(const Twine &)> Tell;

  FixSet Kept;
  /// The set that the command was last run with, and why it failed if it did.
  FixSet LastRun;
  std::string Why;
  std::vector<FixOutcome> Outcomes;
};
} // namespace

Error Verification::hold(const FixSet &Wanted) {
  auto Changes = Tree.changes(Wanted);
  if (!Changes)
    return Changes.takeError();
  if (Error E = J.note(*Changes))
    return E;
  return Tree.hold(Wanted);
}

Expected<bool> Verification::succeeds(const std::string &Command,
                                      bool LooksForRaces) {
  std::vector<std::string> Environment;
  if (LooksForRaces && !getenv("TSAN_OPTIONS"))
    Environment.push_back("TSAN_OPTIONS=exitcode=66");
  // Loops that are too short to be shared would race with nobody.
  if (LooksForRaces && !getenv("POOLWISE_REHEARSE"))
    Environment.push_back("POOLWISE_REHEARSE=1");
  auto Result = Sh.run(Command, Commands.TimeoutSeconds, Environment);
  if (!Result)
    return Result.takeError();
  if (Result->How == CommandResult::End::Interrupted)
    return error("interrupted");
  std::string Output = Sh.output();
  if (Result->How == CommandResult::End::TimedOut)
    Why = "'" + Command + "' did not end within " +
          std::to_string(Commands.TimeoutSeconds) + " s";
  else if (LooksForRaces && hasRace(Output))
    Why = "ThreadSanitizer: " + reasonIn(Output);
  else if (Result->Status != 0)
    Why = "'" + Command + "' fails (exit status " +
          std::to_string(Result->Status) + "): " + reasonIn(Output);
  else
    return true;
  return false;
}

/// Of what is held now.
Expected<bool> Verification::passes() {
  LastRun = Tree.held();
  auto Good = succeeds(Commands.Test, false);
  if (!Good || !*Good || Commands.ThreadSanitizer.empty())
    return Good;
  return succeeds(Commands.ThreadSanitizer, true);
}

Error Verification::checkBaseline() {
  auto Good = passes();
  if (!Good)
    return Good.takeError();
  if (!*Good)
    return error("--verify: before any fix: " + Why +
                 "; nothing is changed until it succeeds");
  Tell("the command succeeds without fixes");
  return Error::success();
}

Error Verification::chooseThoseThatPass() {
  auto Passes = [&](const FixSet &Wanted) -> Expected<bool> {
    if (Error E = hold(Wanted))
      return std::move(E);
    auto Good = passes();
    if (Good)
      Tell(formatv("with {0} of {1} fixes: {2}", Wanted.size(),
                   Tree.fixes().size(), *Good ? "it succeeds" : Why)
               .str());
    return Good;
  };
  auto Dropped = [&](unsigned Fix, const FixSet &Beside) {
    Outcomes[Fix].Kept = false;
    Outcomes[Fix].Why =
        (Beside.empty() ? "" : "beside those that are kept, ") + Why;
  };
  auto Found = keepPassing(Tree.fixes().size(), Passes, Dropped);
  if (!Found)
    return Found.takeError();
  Kept = std::move(*Found);
  return Error::success();
}

/// What the test command built last.
Expected<Measured> Verification::measure() {
  Measured All;
  for (unsigned I = 0; I < TimedRuns; ++I) {
    auto Result = Sh.run(Commands.Timed, Commands.TimeoutSeconds);
    if (!Result)
      return Result.takeError();
    if (Result->How == CommandResult::End::Interrupted)
      return error("interrupted");
    if (Result->How != CommandResult::End::Exit || Result->Status != 0)
      return error("--verify-time: '" + Commands.Timed +
                   "' fails: " + reasonIn(Sh.output()));
    double S = Result->Seconds;
    All.Fastest = I == 0 ? S : std::min(All.Fastest, S);
    All.Slowest = std::max(All.Slowest, S);
  }
  return All;
}

Error Verification::dropThoseThatDoNotPay() {
  if (Tree.held() != Kept || LastRun != Kept) {
    if (Error E = hold(Kept))
      return E;
    if (auto Good = passes(); !Good)
      return Good.takeError();
  }
  auto With = measure();
  if (!With)
    return With.takeError();
  for (unsigned Fix : FixSet(Kept)) {
    FixSet Others = Kept;
    Others.erase(Fix);
    if (Error E = hold(Others))
      return E;
    auto Good = passes();
    if (!Good)
      return Good.takeError();
    if (!*Good) // the others need it
      continue;
    auto Without = measure();
    if (!Without)
      return Without.takeError();
    Outcomes[Fix].SecondsWith = With->Fastest;
    Outcomes[Fix].SecondsWithout = Without->Fastest;
    Tell(formatv("fix {0}: {1:f3} s with it, {2:f3} s without", Fix + 1,
                 With->Fastest, Without->Fastest)
             .str());
    if (With->isFasterThan(*Without, Commands.LeastGain))
      continue;
    Outcomes[Fix].Kept = false;
    // Runs of both sorts take the same time: on a quiet machine it may pay.
    bool IsUnsure = With->Fastest < Without->Fastest;
    Outcomes[Fix].Why =
        formatv("it does not pay{0}: '{1}' takes {2:f3} to {3:f3} s with it, "
                "{4:f3} to {5:f3} s without",
                IsUnsure ? " for certain" : "", Commands.Timed, With->Fastest,
                With->Slowest, Without->Fastest, Without->Slowest)
            .str();
    Kept = std::move(Others);
    With = *Without;
  }
  return Error::success();
}

/// What was built last was built from other sources, perhaps.
Error Verification::checkResult() {
  if (Error E = hold(Kept))
    return E;
  if (LastRun == Kept)
    return Error::success();
  auto Good = passes();
  if (!Good)
    return Good.takeError();
  if (!*Good)
    return error("--verify: the command does not give the same answer twice: " +
                 Why + "; all files are as before");
  return Error::success();
}

Error Verification::run() {
  if (Error E = checkBaseline())
    return E;
  if (Error E = chooseThoseThatPass())
    return E;
  if (!Commands.Timed.empty() && !Kept.empty())
    if (Error E = dropThoseThatDoNotPay())
      return E;
  return checkResult();
}

Expected<std::vector<FixOutcome>>
verifyFixes(WorkingTree &Tree, const VerifyCommands &Commands,
            function_ref<void(const Twine &)> Tell) {
  auto J = Journal::begin(Tree.before());
  if (!J)
    return J.takeError();
  Shell Sh(Journal::logFile());
  Verification V(Tree, Commands, Sh, *J, Tell);
  Error Failed = V.run();
  if (Failed)
    if (Error Lost = Tree.hold({}))
      // The journal stays: it has the texts.
      return joinErrors(std::move(Failed), std::move(Lost));
  J->end();
  if (!Failed)
    return V.takeOutcomes();
  std::string Message = toString(std::move(Failed));
  if (Message == "interrupted")
    Tell("interrupted; all files are as before");
  Sh.raise();
  return error(Message);
}

} // namespace poolwise
