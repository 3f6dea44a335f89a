//===- DependentCalls.cpp - A call needs what an earlier one gives --------===//
//
// In a run of calls, one reads what another writes: a result, or an object that
// both know.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static unsigned taskOf(const Trial &T, RegionId R) {
  for (unsigned I = 0; I < T.Tasks.size(); ++I)
    if (T.F.isWithin(R, T.Tasks[I].Region))
      return I;
  return NoId;
}

/// Is the place what a call in another of the statements yielded? A reference
/// leaves no write that could be seen.
static bool isResultOfOther(const Trial &T, const Value &V, RegionId Where) {
  if (V.K == Value::Kind::Lambda)
    return any_of(V.Captures, [&](const Value &Captured) {
      return isResultOfOther(T, Captured, Where);
    });
  if (V.K != Value::Kind::Place || V.P.R != Place::Root::Result)
    return false;
  unsigned Maker = taskOf(T, T.F.Calls[V.P.Id].Region);
  return Maker != NoId && Maker != taskOf(T, Where);
}

static void checkResults(const Trial &T, Hazards &Out) {
  auto Check = [&](const Value &V, RegionId Region, const Location &Where) {
    if (!T.isInside(Region) || !isResultOfOther(T, V, Region))
      return;
    Hazard H;
    H.Message = "the result of '" + T.F.Calls[V.P.Id].Name +
                "' is used by another of the calls";
    H.Where = Where;
    Out.push_back(std::move(H));
  };
  for (const Call &C : T.F.Calls) {
    if (C.Receiver)
      Check(*C.Receiver, C.Region, C.Where);
    for (const Argument &A : C.Arguments)
      Check(A.V, C.Region, C.Where);
  }
  for (const Binding &B : T.F.Bindings)
    Check(B.From, B.Region, B.Where);
  for (const Access &A : T.F.Accesses) {
    Value V;
    V.K = Value::Kind::Place;
    V.P = A.P;
    Check(V, A.Region, A.Where);
  }
}

static bool isDeclaredInRun(const Trial &T, const Place &P) {
  if (P.R != Place::Root::Variable)
    return false;
  RegionId Region = T.F.Variables[P.Id].Region;
  return any_of(T.Tasks,
                [&](const Task &Each) { return Each.Region == Region; });
}

/// What one statement declares and another uses. Building an object in place
/// leaves no write among the accesses.
static void checkDeclared(const Trial &T, Hazards &Out) {
  for (unsigned User = 0; User < T.Tasks.size(); ++User)
    for (const MemoryUse &Use : T.Tasks[User].Does.Memory) {
      if (Use.P.R != Place::Root::Variable)
        continue;
      const Variable &V = T.F.Variables[Use.P.Id];
      unsigned Maker = taskOf(T, V.Region);
      if (Maker != NoId && Maker != User && V.Region == T.Tasks[Maker].Region)
        addHazard(Out,
                  "'" + V.Name +
                      "', which one of the calls gives, is used by "
                      "another" +
                      viaText(Use.Path),
                  Use.Path, true);
    }
}

void checkDependentCalls(const Trial &T, Hazards &Out) {
  if (T.C.S != Candidate::Site::Calls)
    return;
  checkResults(T, Out);
  checkDeclared(T, Out);
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::DependentCalls &&
        !isDeclaredInRun(T, C.Write->P))
      addHazard(Out,
                "'" + nameOf(T.F, C.Write->P) +
                    "' is written by one of the calls and read by another" +
                    viaText(C.Other->Path),
                C.Other->Path, C.How == Overlap::Same);
}

} // namespace poolwise
