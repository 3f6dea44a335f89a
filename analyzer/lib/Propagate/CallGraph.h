//===- CallGraph.h - Who needs whose behavior -------------------*- C++ -*-===//
#ifndef POOLWISE_PROPAGATE_CALLGRAPH_H
#define POOLWISE_PROPAGATE_CALLGRAPH_H

#include "World.h"

namespace poolwise {

struct CallGraph {
  /// Functions that each may run, or whose address or closure it hands on;
  /// sorted.
  std::vector<std::vector<FunctionId>> Callees;
  /// Bottom-up: callees stand before their callers.
  std::vector<std::vector<FunctionId>> Components;

  explicit CallGraph(const World &W);
  bool isRecursive(const std::vector<FunctionId> &Component) const;
};

} // namespace poolwise

#endif
