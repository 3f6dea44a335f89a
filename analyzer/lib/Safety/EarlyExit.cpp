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

static bool isTest(const Trial &T) {
  const Model *Rule = T.C.S == Candidate::Site::Algorithm
                          ? T.Rules.modelFor(T.F.Calls[T.C.AlgorithmCall])
                          : nullptr;
  return Rule && Rule->Algorithm &&
         Rule->Algorithm->S == AlgorithmModel::Shape::Test;
}

/// `std::any_of` asks no further when it knows; what is asked all the same must
/// not show.
static void checkTest(const Trial &T, Hazards &Out) {
  if (!isTest(T))
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

/// A pointer or owner that an element, or something in it, is.
static bool leadsOutOfElement(const Trial &T, const Place &P) {
  bool IsInElement =
      P.R == Place::Root::Element ||
      (T.Shape && P.R == Place::Root::Variable &&
       (P.Id == T.Shape->Variable || is_contained(T.Shape->Bindings, P.Id)));
  for (const Step &S : P.Path) {
    bool IsConstant = S.Index.Known && S.Index.Variable == NoId;
    IsInElement |= S.K == Step::Kind::Index && !IsConstant;
    if (IsInElement && (S.K == Step::Kind::Deref || S.K == Step::Kind::Owned))
      return true;
  }
  return false;
}

/// May the part in order end the loop, or ask no further?
static bool mayNotReachAll(const Trial &T) {
  if (T.Found.F != Pattern::Form::Split)
    return isTest(T);
  return any_of(T.F.Jumps,
                [&](const Jump &J) {
                  return T.F.isWithin(J.Region, T.Body) &&
                         (!wayOut(T, J).empty() || J.K == Jump::Kind::Throw);
                }) ||
         any_of(T.F.Updates, [&](const Update &U) {
           return T.F.isWithin(U.Region, T.Body) &&
                  (U.O == Update::Op::AndThen || U.O == Update::Op::OrElse);
         });
}

/// What runs ahead runs for elements, too, that the program never comes to:
/// behind the one that ends the loop, pointers may be null.
static void checkNotReached(const Trial &T, Hazards &Out) {
  if (!mayNotReachAll(T))
    return;
  auto Tell = [&](const Place &P, const WitnessPtr &Path) {
    if (leadsOutOfElement(T, P))
      addHazard(Out,
                "'" + nameOf(T.F, P) +
                    "' is behind a pointer, which may lead nowhere in elements "
                    "that are never reached",
                Path, false);
  };
  for (const Task &Each : T.Tasks)
    for (const MemoryUse &Use : Each.sideBySide().Memory)
      Tell(Use.P, Use.Path);
  for (const Call &C : T.F.Calls)
    if (T.isLoop() && C.Receiver && C.Receiver->K == Value::Kind::Place &&
        T.F.isWithin(C.Region, T.Body) && T.isAhead(C.Where))
      for (const Place &P : T.Resolve(C.Receiver->P))
        Tell(P, nullptr);
}

void checkEarlyExit(const Trial &T, Hazards &Out) {
  if (T.C.S == Candidate::Site::Algorithm)
    checkTest(T, Out);
  checkNotReached(T, Out);
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
