//===- PlaceSteps.cpp - Places, step by step ------------------------------===//

#include "PlaceSteps.h"

namespace poolwise {

Value placeValue(Place P, std::string Type) {
  Value V;
  V.K = Value::Kind::Place;
  V.P = std::move(P);
  V.Type = std::move(Type);
  return V;
}

Place withStep(Place P, Step::Kind K, std::string Name, Subscript Index) {
  if (P.isUnknown() || P.R == Place::Root::Constant)
    return P;
  if (K == Step::Kind::Deref && !P.Path.empty() &&
      P.Path.back().K == Step::Kind::Address) {
    P.Path.pop_back();
    return P;
  }
  P.Path.push_back({K, std::move(Name), Index});
  return P;
}

Place somewhereIn(Place P) {
  P = withStep(std::move(P), Step::Kind::Deref);
  if (P.Path.empty() || P.Path.back().K != Step::Kind::Index)
    P = withStep(std::move(P), Step::Kind::Index);
  else
    P.Path.back().Index = {};
  return withStep(std::move(P), Step::Kind::Address);
}

} // namespace poolwise
