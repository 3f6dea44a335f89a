//===- EarlyExit.cpp - A round may end the loop ---------------------------===//
//
// break, return, goto and exit() keep later rounds from running; side by side
// they would have begun already.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"
#include "PlaceRelation.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static StringRef wayOut(const Trial &T, const Jump &J) {
  switch (J.K) {
  case Jump::Kind::Break:
    // A break of a loop or switch inside the body stays inside.
    return J.Target == NoId || J.Target == T.Body ||
                   !T.F.isWithin(J.Target, T.Body)
               ? "break"
               : "";
  case Jump::Kind::Continue:
    return J.Target != T.Loop && J.Target != T.Body &&
                   !T.F.isWithin(J.Target, T.Body)
               ? "continue"
               : "";
  case Jump::Kind::Return:
    return "return";
  case Jump::Kind::Goto:
    return "goto";
  default:
    return "";
  }
}

bool endsProcess(StringRef Callee) {
  static constexpr StringLiteral Names[] = {"exit", "_exit", "_Exit",
                                            "quick_exit"};
  Callee.consume_front("std::");
  return is_contained(Names, Callee);
}

/// `std::any_of` asks no further when it knows; what is asked all the same must
/// not show.
static void checkTest(const Trial &T, Hazards &Out) {
  const Model *Rule = T.Rules.modelFor(T.F.Calls[T.C.AlgorithmCall]);
  if (!Rule || !Rule->Algorithm ||
      Rule->Algorithm->S != AlgorithmModel::Shape::Test)
    return;
  auto Tell = [&](const Twine &What, const WitnessPtr &Path) {
    addHazard(
        Out, What.str() + ", and the algorithm may end before its last element",
        Path, false);
  };
  for (const Task &Each : T.Tasks) {
    for (const MemoryUse &Use : Each.Does.Memory)
      if (Use.Write && sharedUse(T, Use, 0))
        Tell("'" + nameOf(T.F, Use.P) + "' is written", Use.Path);
    for (const CallUse &Use : Each.Does.Outside)
      Tell("'" + Use.Callee + "' changes something outside", Use.Path);
    for (const EffectUse &Use : Each.Does.Effects)
      if (Use.Kind == EffectKind::Console || Use.Kind == EffectKind::Lock)
        Tell("each element has an effect", Use.Path);
  }
}

void checkEarlyExit(const Trial &T, Hazards &Out) {
  if (T.C.S == Candidate::Site::Algorithm)
    checkTest(T, Out);
  if (!T.isLoop())
    return;
  for (const Jump &J : T.F.Jumps) {
    // What ran ahead of a round in order left no trace.
    if (!T.F.isWithin(J.Region, T.Body) || !T.isAhead(J.Where))
      continue;
    StringRef Word = wayOut(T, J);
    if (Word.empty())
      continue;
    Hazard H;
    H.Message = "'" + Word.str() + "' may end the loop before its last round";
    H.Where = J.Where;
    Out.push_back(std::move(H));
  }
  for (const Call &C : T.F.Calls)
    if (T.F.isWithin(C.Region, T.Body) && C.IsNoReturn && endsProcess(C.Name)) {
      Hazard H;
      H.Message = "'" + C.Name + "' ends the process in the middle of the loop";
      H.Where = C.Where;
      Out.push_back(std::move(H));
    }
  for (const Task &Each : T.Tasks)
    for (const CallUse &Use : Each.Does.Outside)
      if (endsProcess(Use.Callee) && Use.Path->Next)
        addHazard(Out,
                  "'" + Use.Callee +
                      "' may end the process in the middle of the loop" +
                      viaText(Use.Path),
                  Use.Path, false);
}

} // namespace poolwise
