// A variable of the thread.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

thread_local int Depth;
static int deeper(int X) { return X + Depth; }

// CHECK-DAG: loop in read_bad: unknown
// CHECK-DAG: [[#@LINE+3]]: maybe thread-local-state: 'Depth' is there once for each thread
void read_bad(std::vector<int> &V) {
  for (int &X : V)
    X = deeper(X);
}

// CHECK-DAG: loop in write_bad: unknown
void write_bad(std::vector<int> &V) {
  for (int &X : V)
    Depth = X;
}
