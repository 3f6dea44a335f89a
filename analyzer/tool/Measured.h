//===- Measured.h - Where estimate and measurement differ -------*- C++ -*-===//
#ifndef POOLWISE_TOOL_MEASURED_H
#define POOLWISE_TOOL_MEASURED_H

#include "poolwise/Pipeline.h"

namespace poolwise::tool {

/// The estimate is more than ten times too high or too low.
bool disagree(const Behavior &B);

/// The functions of which that is true, those first that took longest in all.
void tellDisagreements(const Analysis &A, llvm::raw_ostream &OS);

} // namespace poolwise::tool

#endif
