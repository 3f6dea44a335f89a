// A loop with several results: each round gets its own of all of them, if they are
// different objects for certain.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

static double square(double X) { return X * X; }

// CHECK-DAG: loop in sumAndCount_ok: safe, total
void sumAndCount_ok(const std::vector<double> &V, float &Sum, int &Large) {
  for (double X : V) {
    float Y = float(square(X));
    Sum += Y;
    if (Y > 100)
      ++Large;
  }
}

// CHECK-DAG: loop in mayBeOne_bad: unsafe
void mayBeOne_bad(const std::vector<double> &V, int &Small, int &Large) {
  for (double X : V) {
    if (square(X) < 1 && X > 0)
      Small += int(X);
    if (square(X) > 100)
      ++Large;
  }
}
