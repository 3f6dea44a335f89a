#include "SameRounds.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

namespace {
/// What the header of a loop hands to its body.
class OfRound {
public:
  OfRound(const LoopShape &Shape, RegionId Loop) : Shape(Shape), Loop(Loop) {}

  bool isIn(const Place &P) const {
    return (P.R == Place::Root::Element && P.Id == Loop) ||
           (P.R == Place::Root::Variable && isVariable(P.Id)) ||
           any_of(P.Path, [&](const Step &Each) {
             return isVariable(Each.Index.Variable);
           });
  }

  bool isIn(const Value &V) const {
    return isIn(V.P) || isVariable(V.Index.Variable) ||
           any_of(V.Captures, [&](const Value &Each) { return isIn(Each); });
  }

private:
  bool isVariable(VariableId Id) const {
    return Id != NoId &&
           (Id == Shape.Variable || is_contained(Shape.Bindings, Id));
  }

  const LoopShape &Shape;
  RegionId Loop;
};
} // namespace

bool doesSameEachRound(const FunctionSummary &F, RegionId Loop) {
  const std::optional<LoopShape> &Shape = F.Regions[Loop].Loop;
  if (!Shape || Shape->stepsInBody() ||
      (Shape->F != LoopShape::Form::Counted &&
       Shape->F != LoopShape::Form::Range))
    return false;
  OfRound Round(*Shape, Loop);
  auto IsInBody = [&](RegionId R) { return R != Loop && F.isWithin(R, Loop); };
  return none_of(F.Accesses,
                 [&](const Access &A) {
                   return IsInBody(A.Region) && Round.isIn(A.P);
                 }) &&
         none_of(F.Bindings,
                 [&](const Binding &B) {
                   return IsInBody(B.Region) && Round.isIn(B.From);
                 }) &&
         none_of(F.Calls, [&](const Call &C) {
           return IsInBody(C.Region) &&
                  ((C.Receiver && Round.isIn(*C.Receiver)) ||
                   any_of(C.Arguments,
                          [&](const Argument &A) { return Round.isIn(A.V); }));
         });
}

} // namespace poolwise
