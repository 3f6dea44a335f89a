// Rounds that cannot be known before they run.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

// CHECK-DAG: loop in skips_bad: unsafe
// CHECK-DAG: [[#@LINE+2]]: maybe irregular-loop: the body or the header moves the counter in a way that is not understood
void skips_bad(std::vector<int> &V) {
  for (std::size_t I = 0; I < V.size(); ++I) {
    V[I] = 1;
    if (V[I] > 3)
      ++I;
  }
}

// CHECK-DAG: loop in counter_ok: safe
void counter_ok(std::vector<int> &V) {
  std::size_t I = 0;
  while (I < V.size()) {
    V[I] = 1;
    ++I;
  }
}
