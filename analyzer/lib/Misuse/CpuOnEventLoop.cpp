//===- CpuOnEventLoop.cpp - A handler that computes long ------------------===//

#include "../Recommend/LoopDepth.h"
#include "../Recommend/Phrases.h"
#include "Checks.h"

using namespace llvm;
namespace poolwise::misuse {

/// A third of the time that a window has for one picture.
static constexpr double ComputeNs = 5'000'000;

/// A handler parses and copies what came in: guesses of how long that takes
/// come out far too high.
static bool isMereGuess(const Scene &S, FunctionId F, const Behavior &Does) {
  return Does.Time.Guessed && S.C.MinTaskUs > 0 &&
         !goesOverNumbers(S.P, S.of(F));
}

void checkCpuOnEventLoop(const Scene &S, Findings &Out) {
  for (const Handler &H : S.Handlers) {
    if (H.On != RunsOn::EventLoop || !S.isShown(H.F))
      continue;
    const Behavior &Does = S.B.ofFunction(H.F);
    double Ns = firmComputation(S, H.F, Does);
    if (Ns < S.atLeast(ComputeNs) || Ns == 0 || isMereGuess(S, H.F, Does))
      continue;
    WitnessPtr Path = computationPath(Does);
    Location Where = Path                  ? Path->Where
                     : !Does.Parts.empty() ? Does.Parts.front().Where
                                           : S.of(H.F).Where;
    Recommendation R =
        finding(S, "cpu-on-event-loop", Candidate::Site::Handler, H.F, Where);
    describe(S, R, Does);
    R.K = Kind::Cpu;
    R.On = S.C.P == Policy::Python ? Executor::Processes : Executor::CpuThreads;
    R.C = Does.Time.Guessed ? Confidence::Probable : Confidence::Definite;
    if (Does.Time.Guessed)
      R.S = Severity::Note;
    R.Message = "the event loop runs '" + S.of(H.F).Name +
                "', which computes for about " + timeText(Ns / 1000) +
                computationText(Does) +
                ": no other event is handled meanwhile; hand it to CPU threads";
    R.Path.push_back(H.Why);
    if (Path)
      addPath(R, Path, "computes");
    Out.push_back(std::move(R));
  }
}

} // namespace poolwise::misuse
