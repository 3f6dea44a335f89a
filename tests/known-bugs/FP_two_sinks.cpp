// Known weakness: a loop with two results (a sum and a count) is refused, though
// each alone would be accepted.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

static double square(double X) { return X * X; }

// Right would be: safe.
// CHECK: loop in FP_two_sinks: unsafe
// CHECK: loop-carried-dependence
void FP_two_sinks(const std::vector<double> &V, double &Sum, int &Large) {
  for (double X : V) {
    double Y = square(X);
    Sum += Y;
    if (Y > 100)
      ++Large;
  }
}
