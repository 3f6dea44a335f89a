//===- DecodeOnce.h - What units have alike, decoded once -------*- C++ -*-===//
#ifndef POOLWISE_PIPELINE_DECODEONCE_H
#define POOLWISE_PIPELINE_DECODEONCE_H

#include "poolwise/Pipeline.h"
#include "poolwise/Program/Repeated.h"

namespace poolwise {

struct DecodedOnce {
  ExtractedProgram Units;
  RepeatedFunctions Repeated;
};

/// As decode(), but each function that units have alike stands in one of them.
DecodedOnce decodeOnce(Gathered &From, const GatherOptions &Options);

} // namespace poolwise

#endif
