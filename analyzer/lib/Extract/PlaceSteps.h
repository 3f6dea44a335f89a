//===- PlaceSteps.h - Places, step by step ----------------------*- C++ -*-===//
#ifndef POOLWISE_EXTRACT_PLACESTEPS_H
#define POOLWISE_EXTRACT_PLACESTEPS_H

#include "poolwise/Summary/Place.h"

namespace poolwise {

inline Value constantOf(int64_t Number) {
  Value V;
  V.K = Value::Kind::Constant;
  V.Number = Number;
  V.Index = {true, NoId, Number};
  return V;
}

Value placeValue(Place P, std::string Type);

/// `P` and one step more; a Deref takes an Address back. What is unknown, or no
/// memory, stays so.
Place withStep(Place P, Step::Kind K, std::string Name = {},
               Subscript Index = {});

/// A pointer to somewhere among the elements that `P` points into.
Place somewhereIn(Place P);

} // namespace poolwise

#endif
