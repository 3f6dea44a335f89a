//===- EscapingReference.cpp - The address of a round's own object is kept ===//
//
// A pointer or reference to an object of one round (or to its copy of the
// element) is stored where it outlives the round: run as tasks, that object is
// another one than the source says.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"
#include "TypeRelation.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

/// Is this the address of something that lives only as long as its round?
static bool isOwnAddress(const Trial &T, const Value &V) {
  if (V.K != Value::Kind::Place || V.P.Path.empty() ||
      V.P.Path.back().K != Step::Kind::Address ||
      V.P.R != Place::Root::Variable)
    return false;
  Place Object = V.P;
  Object.Path.pop_back();
  return T.isPrivate(Object, 0);
}

void checkEscapingReference(const Trial &T, Hazards &Out) {
  if (!T.isLoop() || T.Tasks.empty())
    return;
  auto Report = [&](const Value &Kept, const Location &Where) {
    Place Object = Kept.P;
    Object.Path.pop_back();
    Hazard H;
    H.Message = "the address of '" + nameOf(T.F, Object) +
                "', which lives for one round, is kept outside";
    H.Where = Where;
    H.Proven = false;
    Out.push_back(std::move(H));
  };
  for (const Binding &B : T.F.Bindings) {
    if (!T.F.isWithin(B.Region, T.Body) || !isOwnAddress(T, B.From))
      continue;
    for (const Place &Target : T.Resolve(B.Target))
      if (!T.isPrivate(Target, 0))
        Report(B.From, B.Where);
  }
  // What alloca() gives lives as long as the function that asks.
  for (const Call &C : T.F.Calls)
    if (T.F.isWithin(C.Region, T.Body) &&
        (C.Name == "alloca" || C.Name == "__builtin_alloca")) {
      Hazard H;
      H.Message = "memory of the function's frame, by 'alloca', would be that "
                  "of the round";
      H.Where = C.Where;
      H.Proven = false;
      Out.push_back(std::move(H));
    }
  // Elements that are appended stay in the container.
  for (const Call &C : T.F.Calls) {
    if (!T.F.isWithin(C.Region, T.Body) || !C.Receiver)
      continue;
    const Model *Rule = T.Rules.modelFor(C);
    if (!Rule || Rule->Appends == Model::AppendForm::None)
      continue;
    bool Outside = any_of(T.Resolve(C.Receiver->P),
                          [&](const Place &P) { return !T.isPrivate(P, 0); });
    for (const Argument &A : C.Arguments)
      if (Outside && isPointerType(A.V.Type) && isOwnAddress(T, A.V))
        Report(A.V, C.Where);
  }
}

} // namespace poolwise
