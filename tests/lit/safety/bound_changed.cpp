// A round changes how many rounds there are.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

// CHECK-DAG: loop in shrinks_bad: unsafe
// CHECK-DAG: [[#@LINE+4]]: bound-changed: 'N' is written, and the loop's header depends on it
void shrinks_bad(std::vector<int> &V, int N) {
  for (int I = 0; I < N; ++I) {
    if (V[I] == 0)
      --N;
    V[I] = 1;
  }
}

// CHECK-DAG: loop in grows_bad: unsafe
void grows_bad(std::vector<int> V) {
  for (std::size_t I = 0; I < V.size(); ++I)
    V.push_back(V[I]);
}

// CHECK-DAG: loop in element_ok: safe
void element_ok(std::vector<int> &V) {
  for (std::size_t I = 0; I < V.size(); ++I)
    V[I] = 1;
}
